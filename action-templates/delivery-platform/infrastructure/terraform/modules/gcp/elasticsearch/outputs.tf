output "snapshot_bucket" {
  description = "Bucket of the snapshots, for the repository of type gcs that Elasticsearch registers."
  value       = google_storage_bucket.snapshots.name
}

output "service_account_email" {
  description = "Google service account that Elasticsearch writes snapshots as. Write it as annotation iam.gke.io/gcp-service-account on the Kubernetes service account."
  value       = google_service_account.snapshots.email
}

output "kms_key" {
  description = "Key that encrypts the snapshots."
  value       = google_kms_crypto_key.this.id
}
