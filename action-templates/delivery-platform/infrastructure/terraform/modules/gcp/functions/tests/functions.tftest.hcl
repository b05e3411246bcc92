mock_provider "google" {
  mock_data "google_project" {
    defaults = {
      number = "424242424242"
    }
  }
  mock_resource "google_cloudfunctions2_function" {
    override_during = plan
    defaults = {
      service_config = { uri = "https://receipt-abc.a.run.app" }
    }
  }
  mock_resource "google_pubsub_topic" {
    override_during = plan
    defaults = {
      id = "projects/example-production/topics/mocked"
    }
  }
  mock_resource "google_service_account" {
    override_during = plan
    defaults = {
      email  = "mocked@example-production.iam.gserviceaccount.com"
      member = "serviceAccount:mocked@example-production.iam.gserviceaccount.com"
      name   = "projects/example-production/serviceAccounts/mocked@example-production.iam.gserviceaccount.com"
    }
  }
}

variables {
  name        = "delivery-platform-production"
  environment = "production"
  project     = "example-production"
  region      = "europe-west1"
  # Any file does: a plan takes its digest.
  source_archive = "versions.tf"
  receipts_url   = "https://receipts.example.com/receipts"
}

run "function_is_private_and_bounded" {
  command = plan

  assert {
    condition     = google_cloudfunctions2_function.this.service_config[0].ingress_settings == "ALLOW_INTERNAL_ONLY"
    error_message = "The function could be asked from the Internet."
  }
  assert {
    condition     = google_cloudfunctions2_function.this.service_config[0].max_instance_count == 10
    error_message = "The cost of a flood of events is not bounded."
  }
  assert {
    condition     = google_cloudfunctions2_function.this.service_config[0].environment_variables["RECEIPTS_URL"] == "https://receipts.example.com/receipts"
    error_message = "The handler would not know where receipts go."
  }
  assert {
    condition     = google_cloudfunctions2_function.this.build_config[0].runtime == "nodejs24"
    error_message = "The function does not run on Node.js 24."
  }
  assert {
    condition     = google_cloud_run_service_iam_member.invoker.role == "roles/run.invoker"
    error_message = "Pub/Sub could not ask the function."
  }
}

run "events_that_cannot_be_handled_are_kept_and_told_of" {
  command = plan

  assert {
    condition     = google_pubsub_subscription.function.dead_letter_policy[0].max_delivery_attempts == 5
    error_message = "An event is tried five times."
  }
  assert {
    condition     = google_pubsub_subscription.dead_letters.message_retention_duration == "1209600s"
    error_message = "Dead events are kept for 14 days."
  }
  assert {
    condition     = google_pubsub_topic_iam_member.dead_letters.role == "roles/pubsub.publisher" && google_pubsub_subscription_iam_member.dead_letters.role == "roles/pubsub.subscriber" && google_pubsub_topic_iam_member.dead_letters.member == "serviceAccount:service-424242424242@gcp-sa-pubsub.iam.gserviceaccount.com"
    error_message = "Pub/Sub could not put events aside, and would try them for ever."
  }
  assert {
    condition     = google_monitoring_alert_policy.dead_letters.conditions[0].condition_threshold[0].threshold_value == 0
    error_message = "Nobody would hear of the first dead event."
  }
  assert {
    condition     = google_pubsub_subscription.function.expiration_policy[0].ttl == "" && google_pubsub_subscription.dead_letters.expiration_policy[0].ttl == ""
    error_message = "Subscriptions without events would disappear after a month."
  }
}

run "events_go_to_the_path_that_names_their_topic" {
  command = plan

  assert {
    condition     = google_pubsub_subscription.function.push_config[0].push_endpoint == "https://receipt-abc.a.run.app/projects/example-production/topics/mocked"
    error_message = "The Functions Framework would not know the topic."
  }
  assert {
    condition     = google_pubsub_subscription.function.push_config[0].oidc_token[0].audience == "https://receipt-abc.a.run.app"
    error_message = "Cloud Run refuses a token for another address."
  }
}

run "another_source_is_another_object" {
  command = plan

  assert {
    condition     = google_storage_bucket_object.source.name == "${filesha256("versions.tf")}.zip"
    error_message = "Google would not build a changed handler."
  }
}

run "events_stay_in_the_region" {
  command = plan

  assert {
    condition     = google_pubsub_topic.events.message_storage_policy[0].allowed_persistence_regions == toset(["europe-west1"])
    error_message = "Events would be stored anywhere."
  }
  assert {
    condition     = keys(google_kms_crypto_key_iam_member.this) == ["gcf-admin-robot", "gcp-sa-artifactregistry", "gcp-sa-pubsub", "gs-project-accounts", "serverless-robot-prod"]
    error_message = "Somebody on the way could not use the platform's key."
  }
}

run "refuses_what_lets_anybody_publish" {
  command = plan

  variables {
    source_archive    = "functions/build/missing.zip"
    receipts_url      = "http://receipts.example.com/receipts"
    runtime           = "nodejs18"
    publishers        = ["allUsers"]
    max_instances     = 1000
    delivery_attempts = 1
  }

  expect_failures = [
    var.source_archive, var.receipts_url, var.runtime, var.publishers, var.max_instances, var.delivery_attempts,
  ]
}
