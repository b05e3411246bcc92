# Where audit logs end: a locked bucket keeps its retention for good, and nobody deletes an entry before it is over.
resource "google_logging_project_bucket_config" "archive" {
  project        = var.project
  location       = var.region
  bucket_id      = "${var.name}-archive"
  description    = "Audit logs of all environments"
  retention_days = var.retention_days
  locked         = true

  cmek_settings {
    kms_key_name = google_kms_crypto_key.archive.id
  }

  depends_on = [google_kms_crypto_key_iam_member.logging]
}

resource "google_logging_project_sink" "archive" {
  for_each = var.environment_projects

  project                = each.key
  name                   = "${var.name}-archive"
  destination            = "logging.googleapis.com/${google_logging_project_bucket_config.archive.id}"
  filter                 = "log_id(\"cloudaudit.googleapis.com/activity\") OR log_id(\"cloudaudit.googleapis.com/data_access\") OR log_id(\"cloudaudit.googleapis.com/policy\")"
  unique_writer_identity = true
}

resource "google_project_iam_member" "archive_writer" {
  for_each = var.environment_projects

  project = var.project
  role    = "roles/logging.bucketWriter"
  member  = google_logging_project_sink.archive[each.key].writer_identity

  condition {
    title      = "archive-only"
    expression = "resource.name.endsWith(\"/buckets/${var.name}-archive\")"
  }
}
