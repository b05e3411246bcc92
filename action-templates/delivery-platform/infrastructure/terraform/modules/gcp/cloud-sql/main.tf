locals {
  labels = merge(var.labels, {
    environment = var.environment
    project     = "delivery-platform"
    managed-by  = "terraform"
  })
}

data "google_project" "this" {
  project_id = var.project
}

resource "google_sql_database_instance" "primary" {
  name                = var.name
  project             = var.project
  region              = var.region
  database_version    = "POSTGRES_${var.postgres_version}"
  encryption_key_name = google_kms_crypto_key.this["primary"].id
  deletion_protection = var.deletion_protection

  settings {
    # Without it Google takes ENTERPRISE_PLUS from PostgreSQL 16 on, and refuses the sizes above.
    edition     = "ENTERPRISE"
    tier        = var.size
    user_labels = local.labels

    availability_type           = var.high_availability ? "REGIONAL" : "ZONAL"
    deletion_protection_enabled = var.deletion_protection
    retain_backups_on_delete    = true

    disk_type       = "PD_SSD"
    disk_size       = var.storage_gib
    disk_autoresize = true

    backup_configuration {
      enabled                        = true
      start_time                     = "01:00"
      point_in_time_recovery_enabled = true
      transaction_log_retention_days = 7
      backup_retention_settings {
        retained_backups = var.backup_retention_days
        retention_unit   = "COUNT"
      }
    }

    ip_configuration {
      ipv4_enabled       = false
      private_network    = var.network_id
      allocated_ip_range = var.database_subnet
      # TLS always, which is 1.2 or 1.3: Cloud SQL has no setting that excludes 1.2. Who somebody is, IAM says; client
      # certificates (TRUSTED_CLIENT_CERTIFICATE_REQUIRED) would be one more secret to keep and renew.
      ssl_mode = "ENCRYPTED_ONLY"
      # The server's certificate is for its name, so that clients can verify it (sslmode=verify-full).
      server_ca_mode = "GOOGLE_MANAGED_CAS_CA"
    }

    maintenance_window {
      day          = 7
      hour         = var.maintenance_hour
      update_track = "stable"
    }

    insights_config {
      query_insights_enabled = true
    }

    dynamic "database_flags" {
      for_each = local.flags
      content {
        name  = database_flags.key
        value = database_flags.value
      }
    }
  }

  lifecycle {
    # The disk has grown by itself; a smaller size would delete the database.
    ignore_changes = [settings[0].disk_size]
  }

  depends_on = [google_kms_crypto_key_iam_member.this]
}

resource "google_sql_database" "this" {
  name     = var.database_name
  project  = var.project
  instance = google_sql_database_instance.primary.name

  # Goes with the instance: roles in PostgreSQL that own objects make a deletion of its own fail.
  deletion_policy = "ABANDON"
}
