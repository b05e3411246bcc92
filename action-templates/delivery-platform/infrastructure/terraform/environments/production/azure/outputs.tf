output "cluster_name" {
  description = "Name of the cluster, for the fleet file."
  value       = module.platform.cluster_name
}

output "cluster_endpoint" {
  description = "Host of the API server."
  value       = module.platform.cluster_endpoint
}

output "oidc_issuer" {
  description = "Issuer of the tokens of the cluster's service accounts, for Vault and other clouds to trust."
  value       = module.platform.oidc_issuer
}

output "kubernetes_subjects" {
  description = "Subjects for the RoleBindings of rbac/ on this cluster."
  value       = module.platform.kubernetes_subjects
}

output "workload_client_ids" {
  description = "Client ids of the pods' identities."
  value       = module.platform.workload_client_ids
}

output "key_vault_uri" {
  description = "Address of the vault, for External Secrets and the fleet file's password-from."
  value       = module.platform.key_vault_uri
}

output "nat_addresses" {
  description = "Public addresses that everything inside is seen with, for the allow lists of others."
  value       = module.platform.nat_addresses
}

output "database" {
  description = "Where the database is."
  value       = module.platform.database
}

output "search" {
  description = "Where Elasticsearch writes its snapshots, and as whom."
  value       = module.platform.search
}

output "events" {
  description = "Queue of the services' events and of the dead ones."
  value       = module.platform.events
}

output "endpoint" {
  description = "Where DNS points the host names to, the records that prove them ours, and what the Gateway asks for in X-Azure-FDID; null before there is an edge."
  value       = module.platform.endpoint
}
