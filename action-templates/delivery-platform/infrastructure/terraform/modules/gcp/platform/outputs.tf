output "cluster_name" {
  description = "Name of the cluster, for the fleet file."
  value       = module.gke.cluster_name
}

output "cluster_location" {
  description = "Region of the cluster, for the fleet file."
  value       = module.gke.cluster_location
}

output "cluster_endpoint" {
  description = "Host of the DNS endpoint, which needs endpoint: dns in the fleet file."
  value       = module.gke.cluster_endpoint
}

output "oidc_issuer" {
  description = "Issuer of the tokens of the cluster's service accounts, for Vault and other clouds to trust."
  value       = module.gke.oidc_issuer
}

output "kubernetes_subjects" {
  description = "Subjects for the RoleBindings of rbac/ on this cluster."
  value       = module.gke.kubernetes_subjects
}

output "nat_addresses" {
  description = "Public addresses that everything inside is seen with, for the allow lists of others."
  value       = module.networking.nat_addresses
}

output "database" {
  description = "Where the database is, and who logs in to it under which name."
  value = {
    endpoint        = module.cloud_sql.endpoint
    port            = module.cloud_sql.port
    name            = module.cloud_sql.database_name
    connection_name = module.cloud_sql.connection_name
    users           = module.cloud_sql.users
    replica         = module.cloud_sql.replica_endpoint
  }
}

output "search" {
  description = "Where Elasticsearch writes its snapshots, and as whom."
  value = {
    snapshot_bucket = module.elasticsearch.snapshot_bucket
    service_account = module.elasticsearch.service_account_email
  }
}

output "events" {
  description = "Topic of the services' events and the subscription of dead ones; null without a function."
  value = one([for one in module.functions : {
    topic                    = one.topic
    dead_letter_subscription = one.dead_letter_subscription
  }])
}

output "endpoint" {
  description = "Where DNS points the host names to, and the records that prove them ours; null before there is an edge."
  value = one([for one in module.edge : {
    address            = one.address
    address_ipv6       = one.address_ipv6
    dns_authorizations = one.dns_authorizations
  }])
}
