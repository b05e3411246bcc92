# Fill in: bucket, region and key as bootstrap/aws prints them (a backend takes no variables).
terraform {
  backend "s3" {
    bucket       = "delivery-platform-state-111122223333"
    key          = "global/dns.tfstate"
    region       = "eu-west-1"
    kms_key_id   = "arn:aws:kms:eu-west-1:111122223333:alias/delivery-platform-state"
    encrypt      = true
    use_lockfile = true
  }
}
