resource "google_kms_key_ring" "logs" {
  project  = var.project
  name     = "${var.name}-logs"
  location = var.region
}

resource "google_kms_crypto_key" "archive" {
  name            = "archive"
  key_ring        = google_kms_key_ring.logs.id
  rotation_period = "7776000s"

  lifecycle {
    # With the key all logs would be gone.
    prevent_destroy = true
  }
}

# The logging service's own account of this project encrypts with the key.
data "google_logging_project_cmek_settings" "this" {
  project = var.project
}

resource "google_kms_crypto_key_iam_member" "logging" {
  crypto_key_id = google_kms_crypto_key.archive.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:${data.google_logging_project_cmek_settings.this.service_account_id}"
}
