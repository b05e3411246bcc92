output "cluster_name" {
  description = "Name of the cluster, as the fleet file's cluster."
  value       = google_container_cluster.this.name
}

output "cluster_location" {
  description = "Region of the cluster, as the fleet file's location."
  value       = google_container_cluster.this.location
}

output "cluster_endpoint" {
  description = "Host of the DNS endpoint, which needs endpoint: dns in the fleet file."
  value       = google_container_cluster.this.control_plane_endpoints_config[0].dns_endpoint_config[0].endpoint
}

output "oidc_issuer" {
  description = "Issuer of the tokens of the cluster's service accounts, for other clouds and Vault to trust."
  value       = "https://container.googleapis.com/v1/${google_container_cluster.this.id}"
}

output "workload_pool" {
  description = "Workload identity pool of the cluster's service accounts."
  value       = "${var.project}.svc.id.goog"
}

output "node_role" {
  description = "E-mail address of the nodes' service account."
  value       = google_service_account.nodes.email
}

output "workload_accounts" {
  description = "E-mail addresses of the workloads' accounts by name, for the annotation iam.gke.io/gcp-service-account and for iam_users of the module cloud-sql."
  value       = { for name, account in google_service_account.workload : name => account.email }
}

output "kubernetes_subjects" {
  description = "Subjects for the RoleBindings of rbac/: Kubernetes group => what to write there in its place on this cluster."
  value = {
    for group, emails in var.access : group => [for email in emails : {
      apiGroup = "rbac.authorization.k8s.io"
      kind     = "User"
      name     = email
    }]
  }
}

output "backup_plan" {
  description = "Full name of the backup plan; null without backups."
  value       = one(google_gke_backup_backup_plan.daily[*].id)
}

output "kms_key" {
  description = "Key that encrypts the cluster's Secrets and the nodes' disks."
  value       = google_kms_crypto_key.this[var.region].id
}
