locals {
  is_global = var.environment == "global"

  labels = {
    environment = var.environment
    project     = "delivery-platform"
    managed-by  = "terraform"
  }
}

data "google_project" "this" {
  project_id = var.project
}

# All that this platform uses: identities that plan and apply later need no right to switch services on.
resource "google_project_service" "this" {
  for_each = toset(concat([
    "artifactregistry", "certificatemanager", "cloudbilling", "cloudbuild", "cloudfunctions", "cloudkms", "cloudresourcemanager",
    "compute", "container", "dns", "gkebackup", "iam", "iamcredentials", "logging", "monitoring", "pubsub", "run",
    "servicenetworking", "serviceusage", "sqladmin", "storage", "sts",
  ], local.is_global ? ["billingbudgets", "essentialcontacts", "orgpolicy", "securitycenter"] : []))

  project = var.project
  service = "${each.key}.googleapis.com"

  # What else runs in the project may need them.
  disable_on_destroy = false
}
