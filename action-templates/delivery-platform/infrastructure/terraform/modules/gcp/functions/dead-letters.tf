resource "google_pubsub_topic" "dead_letters" {
  name         = "${var.name}-dead-letters"
  project      = var.project
  kms_key_name = google_kms_crypto_key.this.id
  labels       = local.labels

  message_storage_policy {
    allowed_persistence_regions = [var.region]
    enforce_in_transit          = true
  }

  depends_on = [google_kms_crypto_key_iam_member.this]
}

# A topic keeps nothing that nobody subscribed to. Nobody pulls from this one but a person:
# gcloud pubsub subscriptions pull NAME --limit 10
resource "google_pubsub_subscription" "dead_letters" {
  name    = "${var.name}-dead-letters"
  project = var.project
  topic   = google_pubsub_topic.dead_letters.id
  labels  = local.labels

  message_retention_duration = "1209600s"
  expiration_policy {
    ttl = ""
  }
}

# Pub/Sub itself moves an event to the dead letters: it publishes there, and takes it off the subscription.
resource "google_pubsub_topic_iam_member" "dead_letters" {
  project = var.project
  topic   = google_pubsub_topic.dead_letters.name
  role    = "roles/pubsub.publisher"
  member  = local.pubsub_agent
}

resource "google_pubsub_subscription_iam_member" "dead_letters" {
  project      = var.project
  subscription = google_pubsub_subscription.function.name
  role         = "roles/pubsub.subscriber"
  member       = local.pubsub_agent
}

resource "google_monitoring_alert_policy" "dead_letters" {
  display_name = "Dead events of ${var.name}"
  project      = var.project
  combiner     = "OR"
  severity     = "WARNING"
  user_labels  = local.labels

  conditions {
    display_name = "An event could not be handled"
    condition_threshold {
      filter          = "resource.type = \"pubsub_subscription\" AND resource.labels.subscription_id = \"${google_pubsub_subscription.dead_letters.name}\" AND metric.type = \"pubsub.googleapis.com/subscription/num_undelivered_messages\""
      comparison      = "COMPARISON_GT"
      threshold_value = 0
      duration        = "0s"
      aggregations {
        alignment_period   = "60s"
        per_series_aligner = "ALIGN_MAX"
      }
    }
  }

  documentation {
    subject   = "Events of ${var.name} could not be handled"
    mime_type = "text/markdown"
    content   = "Look at them: `gcloud pubsub subscriptions pull ${google_pubsub_subscription.dead_letters.name} --project ${var.project} --limit 10`. When the handler is mended, publish them again to `${google_pubsub_topic.events.name}`."
  }

  notification_channels = var.notification_channels
}
