locals {
  # Keys are used where they are: backups in another region need one there.
  key_regions = toset(compact([var.region, var.backup_retention_days > 0 ? var.backup_region : null]))

  # Google's own accounts that encrypt and decrypt: of the control plane, of disks, and of backups.
  encrypters = concat(
    ["container-engine-robot", "compute-system"],
    var.backup_retention_days > 0 ? ["gcp-sa-gkebackup"] : [],
  )
}

resource "google_kms_key_ring" "this" {
  for_each = local.key_regions

  name     = "${var.name}-gke"
  project  = var.project
  location = each.key
}

# Encrypts the cluster's Secrets, the nodes' disks and the backups. Without it all of them are lost.
resource "google_kms_crypto_key" "this" {
  for_each = local.key_regions

  name            = "${var.name}-gke"
  key_ring        = google_kms_key_ring.this[each.key].id
  rotation_period = "7776000s" # 90 days
  labels          = local.labels

  lifecycle {
    prevent_destroy = true
  }
}

resource "google_kms_crypto_key_iam_member" "this" {
  for_each = {
    for pair in setproduct(local.key_regions, local.encrypters) : join("/", pair) => { region = pair[0], agent = pair[1] }
  }

  crypto_key_id = google_kms_crypto_key.this[each.value.region].id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:service-${data.google_project.this.number}@${each.value.agent}.iam.gserviceaccount.com"
}
