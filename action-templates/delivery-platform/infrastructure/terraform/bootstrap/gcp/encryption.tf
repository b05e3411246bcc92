# Makes sure that Cloud Storage's own account is there, which encrypts the states.
data "google_storage_project_service_account" "this" {
  project = var.project

  depends_on = [google_project_service.this]
}

resource "google_kms_key_ring" "this" {
  name     = "${var.name}-bootstrap"
  project  = var.project
  location = var.region

  depends_on = [google_project_service.this]
}

# Without these keys states and images are lost.
resource "google_kms_crypto_key" "state" {
  name            = "state"
  key_ring        = google_kms_key_ring.this.id
  rotation_period = "7776000s" # 90 days
  labels          = local.labels

  lifecycle {
    prevent_destroy = true
  }
}

resource "google_kms_crypto_key_iam_member" "state" {
  crypto_key_id = google_kms_crypto_key.state.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = data.google_storage_project_service_account.this.member
}

resource "google_kms_crypto_key" "images" {
  count = var.registry ? 1 : 0

  name            = "images"
  key_ring        = google_kms_key_ring.this.id
  rotation_period = "7776000s" # 90 days
  labels          = local.labels

  lifecycle {
    prevent_destroy = true
  }
}

resource "google_kms_crypto_key_iam_member" "images" {
  count = var.registry ? 1 : 0

  crypto_key_id = google_kms_crypto_key.images[0].id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:service-${data.google_project.this.number}@gcp-sa-artifactregistry.iam.gserviceaccount.com"
}
