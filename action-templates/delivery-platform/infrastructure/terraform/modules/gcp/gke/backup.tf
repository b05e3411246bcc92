# Objects, Secrets and volumes of all namespaces, every day. Volumes are snapshots of disks; databases have backups of
# their own.
resource "google_gke_backup_backup_plan" "daily" {
  count = var.backup_retention_days > 0 ? 1 : 0

  name     = "${var.name}-daily"
  project  = var.project
  location = coalesce(var.backup_region, var.region)
  cluster  = google_container_cluster.this.id
  labels   = local.labels

  backup_config {
    all_namespaces      = true
    include_volume_data = true
    include_secrets     = true
    encryption_key {
      gcp_kms_encryption_key = google_kms_crypto_key.this[coalesce(var.backup_region, var.region)].id
    }
  }

  backup_schedule {
    cron_schedule = "17 1 * * *"
  }

  retention_policy {
    backup_retain_days = var.backup_retention_days
    # For a week nobody deletes a backup, not even who took over an administrator's account.
    backup_delete_lock_days = min(7, var.backup_retention_days)
  }

  depends_on = [google_kms_crypto_key_iam_member.this]
}
