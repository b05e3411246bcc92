output "cluster_name" {
  description = "Name of the cluster, for the fleet file."
  value       = module.eks.cluster_name
}

output "cluster_endpoint" {
  description = "Address of the API server."
  value       = module.eks.cluster_endpoint
}

output "oidc_issuer" {
  description = "Issuer of the tokens of the cluster's service accounts, for Vault and other clouds to trust."
  value       = module.eks.oidc_issuer
}

output "workload_role_arns" {
  description = "ARNs of the pods' IAM roles."
  value       = module.eks.workload_role_arns
}

output "nat_addresses" {
  description = "Public addresses that everything inside is seen with, for the allow lists of others."
  value       = module.networking.nat_addresses
}

output "database" {
  description = "Where the database is, and the secret with the administrator's password."
  value = {
    endpoint    = module.rds.endpoint
    port        = module.rds.port
    name        = module.rds.database_name
    secret      = module.rds.secret
    resource_id = module.rds.resource_id
    replica     = module.rds.replica_backup_arn
  }
}

output "search" {
  description = "Where the search domain is, and where its snapshots go."
  value = {
    endpoint          = module.elasticsearch.endpoint
    port              = module.elasticsearch.port
    snapshot_bucket   = module.elasticsearch.snapshot_bucket
    snapshot_role_arn = module.elasticsearch.snapshot_role_arn
  }
}

output "events" {
  description = "Event bus of the services and the queue of dead events; null without a function."
  value = one([for one in module.functions : {
    event_bus             = one.event_bus
    dead_letter_queue_url = one.dead_letter_queue_url
    dead_letter_alarm     = one.dead_letter_alarm
  }])
}

output "endpoint" {
  description = "Where DNS points the host names to; null before there is an edge."
  value = one([for one in module.edge : {
    hostname = one.endpoint
    zone_id  = one.endpoint_zone_id
  }])
}
