locals {
  # A key must be in the region of the instance it encrypts.
  key_regions = merge(
    { primary = var.region },
    var.replica_region == null ? {} : { replica = var.replica_region },
  )
}

resource "google_kms_key_ring" "this" {
  for_each = local.key_regions

  name     = "${var.name}-sql"
  project  = var.project
  location = each.value
}

# Encrypts data, log and backups. Without it all of them are lost.
resource "google_kms_crypto_key" "this" {
  for_each = local.key_regions

  name            = "${var.name}-sql"
  key_ring        = google_kms_key_ring.this[each.key].id
  rotation_period = "7776000s" # 90 days
  labels          = local.labels

  lifecycle {
    prevent_destroy = true
  }
}

resource "google_kms_crypto_key_iam_member" "this" {
  for_each = local.key_regions

  crypto_key_id = google_kms_crypto_key.this[each.key].id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:service-${data.google_project.this.number}@gcp-sa-cloud-sql.iam.gserviceaccount.com"
}
