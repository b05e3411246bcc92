# Fill in: the bucket that bootstrap/gcp prints (a backend takes no variables). It locks by itself.
terraform {
  backend "gcs" {
    bucket = "example-shared-terraform-state"
    prefix = "global/security/gcp"
  }
}
