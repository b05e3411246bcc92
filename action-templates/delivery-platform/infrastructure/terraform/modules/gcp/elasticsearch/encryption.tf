resource "google_kms_key_ring" "this" {
  name     = "${var.name}-search"
  project  = var.project
  location = lower(local.location)
}

# Encrypts the snapshots. Without it they are lost.
resource "google_kms_crypto_key" "this" {
  name            = "${var.name}-search"
  key_ring        = google_kms_key_ring.this.id
  rotation_period = "7776000s" # 90 days
  labels          = local.labels

  lifecycle {
    prevent_destroy = true
  }
}

resource "google_kms_crypto_key_iam_member" "this" {
  crypto_key_id = google_kms_crypto_key.this.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = data.google_storage_project_service_account.this.member
}
