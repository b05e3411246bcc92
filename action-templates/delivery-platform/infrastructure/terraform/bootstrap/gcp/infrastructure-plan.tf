locals {
  # What a plan reads of each service the modules use. roles/viewer would read the data of many others, too.
  plan_roles = toset([
    "roles/artifactregistry.reader",
    "roles/browser",
    "roles/certificatemanager.viewer",
    "roles/cloudfunctions.viewer",
    "roles/cloudkms.viewer",
    "roles/cloudsql.viewer",
    "roles/compute.viewer",
    "roles/container.clusterViewer",
    "roles/dns.reader",
    "roles/gkebackup.viewer",
    "roles/iam.securityReviewer",
    "roles/logging.viewer",
    "roles/monitoring.viewer",
    "roles/pubsub.viewer",
    "roles/run.viewer",
    "roles/serviceusage.serviceUsageViewer",
    "roles/storage.bucketViewer",
  ])
}

resource "google_project_iam_member" "infrastructure_plan" {
  for_each = local.plan_roles

  project = var.project
  role    = each.key
  member  = google_service_account.this["infrastructure-plan"].member
}

# Whoever may open a pull request in the repository can read the states by this. That is why the modules keep secrets
# out of them.
resource "google_storage_bucket_iam_member" "infrastructure_plan" {
  bucket = google_storage_bucket.state.name
  role   = "roles/storage.objectViewer"
  member = google_service_account.this["infrastructure-plan"].member
}

# A plan takes the lock, so that it does not read a state that is being written. Locks, and nothing else.
resource "google_storage_bucket_iam_member" "infrastructure_plan_lock" {
  bucket = google_storage_bucket.state.name
  role   = "roles/storage.objectUser"
  member = google_service_account.this["infrastructure-plan"].member

  condition {
    title      = "locks"
    expression = "resource.name.endsWith('.tflock')"
  }
}

# The source of the functions is an object that a plan compares.
resource "google_project_iam_member" "infrastructure_plan_source" {
  project = var.project
  role    = "roles/storage.objectViewer"
  member  = google_service_account.this["infrastructure-plan"].member

  condition {
    title      = "sources of functions"
    expression = "resource.name.startsWith('projects/_/buckets/${var.project}-${var.name}-${var.environment}-functions')"
  }
}
