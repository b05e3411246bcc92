# Google's own accounts that encrypt and decrypt on the way from the source to the running function.
locals {
  encrypters = toset([
    "gcf-admin-robot",
    "gcp-sa-artifactregistry",
    "gcp-sa-pubsub",
    "gs-project-accounts",
    "serverless-robot-prod",
  ])
}

resource "google_kms_key_ring" "this" {
  name     = "${var.name}-functions"
  project  = var.project
  location = var.region
}

# Encrypts events, source and image. Events that are waiting are lost without it.
resource "google_kms_crypto_key" "this" {
  name            = "${var.name}-functions"
  key_ring        = google_kms_key_ring.this.id
  rotation_period = "7776000s" # 90 days
  labels          = local.labels

  lifecycle {
    prevent_destroy = true
  }
}

resource "google_kms_crypto_key_iam_member" "this" {
  for_each = local.encrypters

  crypto_key_id = google_kms_crypto_key.this.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:service-${data.google_project.this.number}@${each.key}.iam.gserviceaccount.com"
}
