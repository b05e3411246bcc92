output "state_bucket" {
  description = "Name of the bucket of the states, for the backend of every root."
  value       = google_storage_bucket.state.name
}

output "identity_provider" {
  description = "Full name of the workload identity provider, for the identities of the fleet file."
  value       = google_iam_workload_identity_pool_provider.flotilla.name
}

output "service_accounts" {
  description = "E-mail addresses of the accounts by what they are for, for the identities of the fleet file. The variable access of the module gke takes those of deploy and rollback, plan and prune."
  value       = { for name, account in google_service_account.this : name => account.email }
}

output "trusted_subjects" {
  description = "Subjects of GitHub's tokens that each identity trusts, to compare with what IDENTITY_DENIED shows."
  value       = local.subjects
}

output "registry" {
  description = "Host and path of the images, as values-gcp.yaml has it; null where another project keeps them."
  value       = var.registry ? "${var.region}-docker.pkg.dev/${var.project}/${var.name}" : null
}

output "registry_kms_key" {
  description = "Full name of the key that encrypts the images; null where another project keeps them."
  value       = one(google_kms_crypto_key.images[*].id)
}
