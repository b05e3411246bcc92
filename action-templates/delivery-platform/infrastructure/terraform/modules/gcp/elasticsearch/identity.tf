# Elasticsearch writes snapshots as this account. There is no key of it: the pods get its tokens by workload identity.
resource "google_service_account" "snapshots" {
  account_id   = "${substr(var.name, 0, 20)}-snapshots"
  project      = var.project
  display_name = "Snapshots of Elasticsearch, ${var.name}"
}

resource "google_service_account_iam_member" "workload" {
  service_account_id = google_service_account.snapshots.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "serviceAccount:${var.workload_pool}[${var.service_account.namespace}/${var.service_account.name}]"
}

resource "google_storage_bucket_iam_member" "snapshots" {
  # objectUser for the files; the other to see the bucket itself, which Elasticsearch does when it verifies it.
  for_each = toset(["roles/storage.objectUser", "roles/storage.legacyBucketReader"])

  bucket = google_storage_bucket.snapshots.name
  role   = each.key
  member = google_service_account.snapshots.member
}
