resource "google_pubsub_topic" "events" {
  name         = "${var.name}-events"
  project      = var.project
  kms_key_name = google_kms_crypto_key.this.id
  labels       = local.labels

  # Events of the last week can be handled once more, by seeking the subscription back.
  message_retention_duration = "604800s"
  message_storage_policy {
    allowed_persistence_regions = [var.region]
    enforce_in_transit          = true
  }

  depends_on = [google_kms_crypto_key_iam_member.this]
}

resource "google_pubsub_topic_iam_member" "publishers" {
  for_each = toset(var.publishers)

  project = var.project
  topic   = google_pubsub_topic.events.name
  role    = "roles/pubsub.publisher"
  member  = each.key
}

# Pub/Sub delivers at least once: the handler must know an event that it has seen.
resource "google_pubsub_subscription" "function" {
  name    = "${var.name}-function"
  project = var.project
  topic   = google_pubsub_topic.events.id
  labels  = local.labels

  ack_deadline_seconds       = 70
  message_retention_duration = "604800s"
  expiration_policy {
    ttl = ""
  }

  push_config {
    # From this path the Functions Framework learns the topic, and makes a CloudEvent of the message.
    push_endpoint = "${google_cloudfunctions2_function.this.service_config[0].uri}/${google_pubsub_topic.events.id}"
    oidc_token {
      service_account_email = google_service_account.invoker.email
      audience              = google_cloudfunctions2_function.this.service_config[0].uri
    }
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }
  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.dead_letters.id
    max_delivery_attempts = var.delivery_attempts
  }

  depends_on = [google_cloud_run_service_iam_member.invoker]
}
