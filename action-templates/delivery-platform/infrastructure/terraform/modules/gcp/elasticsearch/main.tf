locals {
  labels = merge(var.labels, {
    environment = var.environment
    project     = "delivery-platform"
    managed-by  = "terraform"
  })
  location = coalesce(var.snapshot_location, var.region)
}

# Makes sure that Cloud Storage's own account is there, which encrypts with the key.
data "google_storage_project_service_account" "this" {
  project = var.project
}

resource "google_storage_bucket" "snapshots" {
  name     = "${var.project}-${var.name}-snapshots"
  project  = var.project
  location = local.location
  labels   = local.labels

  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  # Elasticsearch deletes files of old snapshots by itself. What it, or somebody in its name, deletes can be brought
  # back for this long.
  soft_delete_policy {
    retention_duration_seconds = var.snapshot_recovery_days * 86400
  }

  encryption {
    default_kms_key_name = google_kms_crypto_key.this.id
  }

  depends_on = [google_kms_crypto_key_iam_member.this]
}
