mock_provider "google" {
  mock_data "google_storage_project_service_account" {
    defaults = {
      member = "serviceAccount:service-424242424242@gs-project-accounts.iam.gserviceaccount.com"
    }
  }
}

variables {
  name          = "delivery-platform-production"
  environment   = "production"
  project       = "example-production"
  region        = "europe-west1"
  workload_pool = "example-production.svc.id.goog"
}

run "snapshots_are_private_and_encrypted" {
  command = plan

  assert {
    condition     = google_storage_bucket.snapshots.public_access_prevention == "enforced" && google_storage_bucket.snapshots.uniform_bucket_level_access
    error_message = "Snapshots could be made public."
  }
  assert {
    condition     = google_kms_crypto_key_iam_member.this.member == "serviceAccount:service-424242424242@gs-project-accounts.iam.gserviceaccount.com"
    error_message = "Cloud Storage could not use the platform's key."
  }
  assert {
    condition     = google_storage_bucket.snapshots.soft_delete_policy[0].retention_duration_seconds == 1209600
    error_message = "Deleted snapshots could not be brought back for two weeks."
  }
}

run "elasticsearch_alone_writes_them" {
  command = plan

  assert {
    condition     = google_service_account_iam_member.workload.member == "serviceAccount:example-production.svc.id.goog[logging/elasticsearch]"
    error_message = "Another service account of the cluster would write snapshots."
  }
  assert {
    condition     = keys(google_storage_bucket_iam_member.snapshots) == ["roles/storage.legacyBucketReader", "roles/storage.objectUser"]
    error_message = "Elasticsearch has other rights on the bucket than it needs."
  }
}

run "snapshots_and_their_key_may_be_elsewhere" {
  command = plan

  variables {
    snapshot_location = "EU"
  }

  assert {
    condition     = google_storage_bucket.snapshots.location == "EU" && google_kms_key_ring.this.location == "eu"
    error_message = "Bucket and key must be in the same place."
  }
}

run "refuses_a_pool_that_is_none" {
  command = plan

  variables {
    workload_pool          = "example-production"
    snapshot_recovery_days = 1
  }

  expect_failures = [var.workload_pool, var.snapshot_recovery_days]
}
