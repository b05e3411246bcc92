locals {
  # For global/: names, alerts, and the archive of the logs. Its grants outside of this project are made by hand.
  global_roles = [
    "roles/browser",
    "roles/cloudkms.admin",
    "roles/dns.admin",
    "roles/logging.configWriter",
    "roles/monitoring.editor",
  ]

  # For an environment: what the modules make.
  environment_roles = [
    "roles/artifactregistry.admin",
    "roles/browser",
    "roles/certificatemanager.editor",
    "roles/cloudfunctions.developer",
    "roles/cloudkms.admin",
    "roles/cloudsql.admin",
    "roles/compute.networkAdmin",
    "roles/compute.securityAdmin",
    "roles/container.clusterAdmin",
    "roles/dns.admin",
    "roles/gkebackup.admin",
    "roles/iam.roleAdmin",
    "roles/iam.serviceAccountAdmin",
    "roles/iam.serviceAccountUser",
    "roles/logging.configWriter",
    "roles/monitoring.editor",
    "roles/pubsub.admin",
    "roles/run.admin",
    "roles/servicenetworking.networksAdmin",
    "roles/serviceusage.serviceUsageViewer",
    "roles/storage.admin",
  ]

  # What they grant on the project.
  granted_roles = local.is_global ? ["roles/logging.bucketWriter"] : [
    "projects/${var.project}/roles/${replace("${var.name}-${var.environment}", "-", "_")}_connect",
    "roles/cloudsql.client",
    "roles/cloudsql.instanceUser",
    "roles/container.defaultNodeServiceAccount",
    "roles/logging.logWriter",
  ]
}

# Who makes accounts and says who may use them is, in the end, an administrator of the project. That is why the
# environment of this identity has reviewers, and why only saved plans are applied.
resource "google_project_iam_member" "infrastructure_apply" {
  for_each = toset(local.is_global ? local.global_roles : local.environment_roles)

  project = var.project
  role    = each.key
  member  = google_service_account.this["infrastructure-apply"].member
}

resource "google_storage_bucket_iam_member" "infrastructure_apply" {
  bucket = google_storage_bucket.state.name
  role   = "roles/storage.objectUser"
  member = google_service_account.this["infrastructure-apply"].member
}

# Grants on the project, of the modules' roles and no others: nobody becomes its owner by a pull request.
resource "google_project_iam_member" "infrastructure_apply_grants" {
  project = var.project
  role    = "roles/resourcemanager.projectIamAdmin"
  member  = google_service_account.this["infrastructure-apply"].member

  condition {
    title      = "roles of the modules"
    expression = "api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly(['${join("', '", local.granted_roles)}'])"
  }
}
