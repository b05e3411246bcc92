# States of all roots of this environment. Terraform locks a state here by itself, with an object beside it that only
# one can create.
resource "google_storage_bucket" "state" {
  name     = "${var.project}-terraform-state"
  project  = var.project
  location = var.region
  labels   = local.labels

  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  encryption {
    default_kms_key_name = google_kms_crypto_key.state.id
  }

  # Every apply leaves the state before it, to go back to; the last hundred of them, and all of the last year.
  versioning {
    enabled = true
  }
  lifecycle_rule {
    condition {
      num_newer_versions         = 100
      days_since_noncurrent_time = 365
    }
    action {
      type = "Delete"
    }
  }
  # A deleted state can be brought back for a month.
  soft_delete_policy {
    retention_duration_seconds = 2592000
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [google_kms_crypto_key_iam_member.state]
}
