# Reads of data are logged too; writes and administration always are.
resource "google_folder_iam_audit_config" "all" {
  folder  = local.folder
  service = "allServices"

  audit_log_config {
    log_type = "ADMIN_READ"
  }

  audit_log_config {
    log_type = "DATA_READ"
  }

  audit_log_config {
    log_type = "DATA_WRITE"
  }
}

resource "google_essential_contacts_contact" "security" {
  for_each = var.security_contacts

  parent                              = local.folder
  email                               = each.key
  language_tag                        = "en"
  notification_category_subscriptions = ["SECURITY", "TECHNICAL", "SUSPENSION"]
}

resource "google_pubsub_topic" "findings" {
  project = var.project
  name    = "${var.name}-findings"
}

# Security Command Center, which must be activated for the organisation first, by hand.
resource "google_scc_v2_organization_notification_config" "findings" {
  organization = var.organization_id
  location     = "global"
  config_id    = var.name
  description  = "Active findings of high and critical severity"
  pubsub_topic = google_pubsub_topic.findings.id

  streaming_config {
    filter = "state = \"ACTIVE\" AND mute != \"MUTED\" AND (severity = \"HIGH\" OR severity = \"CRITICAL\")"
  }
}

# Security Command Center publishes with an account of its own, which is known once the export is there.
resource "google_pubsub_topic_iam_member" "findings" {
  project = var.project
  topic   = google_pubsub_topic.findings.name
  role    = "roles/pubsub.publisher"
  member  = "serviceAccount:${google_scc_v2_organization_notification_config.findings.service_account}"
}
