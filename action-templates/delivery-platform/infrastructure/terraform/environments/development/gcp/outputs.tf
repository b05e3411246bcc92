output "cluster_name" {
  description = "Name of the cluster, for the fleet file."
  value       = module.platform.cluster_name
}

output "cluster_location" {
  description = "Region of the cluster, for the fleet file."
  value       = module.platform.cluster_location
}

output "cluster_endpoint" {
  description = "Host of the DNS endpoint, which needs endpoint: dns in the fleet file."
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

output "nat_addresses" {
  description = "Public addresses that everything inside is seen with, for the allow lists of others."
  value       = module.platform.nat_addresses
}

output "database" {
  description = "Where the database is, and who logs in to it under which name."
  value       = module.platform.database
}

output "search" {
  description = "Where Elasticsearch writes its snapshots, and as whom."
  value       = module.platform.search
}

output "events" {
  description = "Topic of the services' events and the subscription of dead ones; null without a function."
  value       = module.platform.events
}

output "endpoint" {
  description = "Where DNS points the host names to, and the records that prove them ours; null before there is an edge."
  value       = module.platform.endpoint
}
