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

# No trigger here: the subscription in events.tf asks the function. A trigger of Eventarc would make a subscription of
# its own, without a place for events that cannot be handled; they would be lost after a day.
resource "google_cloudfunctions2_function" "this" {
  name         = var.name
  project      = var.project
  location     = var.region
  description  = "Handles the platform's events."
  kms_key_name = google_kms_crypto_key.this.id
  labels       = local.labels

  build_config {
    runtime           = var.runtime
    entry_point       = var.entry_point
    service_account   = google_service_account.build.name
    docker_repository = google_artifact_registry_repository.build.id

    source {
      storage_source {
        bucket = google_storage_bucket.source.name
        object = google_storage_bucket_object.source.name
      }
    }

    # Google puts security patches of Node.js into the running function without a new deployment.
    automatic_update_policy {}
  }

  service_config {
    service_account_email = google_service_account.function.email
    environment_variables = merge(var.environment_variables, { RECEIPTS_URL = var.receipts_url })

    available_memory                 = "256Mi"
    available_cpu                    = "1"
    timeout_seconds                  = 60
    max_instance_request_concurrency = 16
    min_instance_count               = 0
    max_instance_count               = var.max_instances

    # Pub/Sub is inside; whoever is outside does not get as far as the log-in.
    ingress_settings               = "ALLOW_INTERNAL_ONLY"
    all_traffic_on_latest_revision = true
  }

  depends_on = [
    google_artifact_registry_repository_iam_member.build,
    google_kms_crypto_key_iam_member.this,
    google_project_iam_member.build,
    google_storage_bucket_iam_member.build,
  ]
}
