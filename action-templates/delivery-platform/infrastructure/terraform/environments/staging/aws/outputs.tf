output "cluster_name" {
  description = "Name of the cluster, for the fleet file."
  value       = module.platform.cluster_name
}

output "cluster_endpoint" {
  description = "Address of the API server."
  value       = module.platform.cluster_endpoint
}

output "oidc_issuer" {
  description = "Issuer of the tokens of the cluster's service accounts, for Vault and other clouds to trust."
  value       = module.platform.oidc_issuer
}

output "workload_role_arns" {
  description = "ARNs of the pods' IAM roles."
  value       = module.platform.workload_role_arns
}

output "nat_addresses" {
  description = "Public addresses that everything inside is seen with, for the allow lists of others."
  value       = module.platform.nat_addresses
}

output "database" {
  description = "Where the database is, and the secret with the administrator's password."
  value       = module.platform.database
}

output "search" {
  description = "Where the search domain is, and where its snapshots go."
  value       = module.platform.search
}

output "events" {
  description = "Event bus of the services and the queue of dead events; null without a function."
  value       = module.platform.events
}

output "endpoint" {
  description = "Where DNS points the host names to; null before there is an edge."
  value       = module.platform.endpoint
}
