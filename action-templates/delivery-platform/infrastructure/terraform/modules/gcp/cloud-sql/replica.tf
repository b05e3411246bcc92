# Follows the primary in another region. When the primary's region is lost it is promoted by hand:
# gcloud sql instances promote-replica NAME. That is one-way, so Terraform does not do it.
resource "google_sql_database_instance" "replica" {
  count = var.replica_region == null ? 0 : 1

  name                 = "${var.name}-replica"
  project              = var.project
  region               = var.replica_region
  database_version     = google_sql_database_instance.primary.database_version
  master_instance_name = google_sql_database_instance.primary.name
  encryption_key_name  = google_kms_crypto_key.this["replica"].id
  deletion_protection  = var.deletion_protection

  settings {
    edition     = "ENTERPRISE"
    tier        = var.size
    user_labels = local.labels

    availability_type           = "ZONAL"
    deletion_protection_enabled = var.deletion_protection

    disk_type       = "PD_SSD"
    disk_autoresize = true

    ip_configuration {
      ipv4_enabled       = false
      private_network    = var.network_id
      allocated_ip_range = var.database_subnet
      ssl_mode           = "ENCRYPTED_ONLY"
      server_ca_mode     = "GOOGLE_MANAGED_CAS_CA"
    }

    # The same as the primary's, so that it can take its place.
    dynamic "database_flags" {
      for_each = local.flags
      content {
        name  = database_flags.key
        value = database_flags.value
      }
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.this]
}
