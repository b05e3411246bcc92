output "cluster_name" {
  description = "Name of the cluster, for the fleet file."
  value       = module.aks.cluster_name
}

output "cluster_endpoint" {
  description = "Host of the API server."
  value       = module.aks.cluster_endpoint
}

output "oidc_issuer" {
  description = "Issuer of the tokens of the cluster's service accounts, for Vault and other clouds to trust."
  value       = module.aks.oidc_issuer
}

output "kubernetes_subjects" {
  description = "Subjects for the RoleBindings of rbac/ on this cluster."
  value       = module.aks.kubernetes_subjects
}

output "workload_client_ids" {
  description = "Client ids of the pods' identities."
  value       = module.aks.workload_client_ids
}

output "key_vault_uri" {
  description = "Address of the vault, for External Secrets and the fleet file's password-from."
  value       = module.key_vault.uri
}

output "nat_addresses" {
  description = "Public addresses that everything inside is seen with, for the allow lists of others."
  value       = module.networking.nat_addresses
}

output "database" {
  description = "Where the database is."
  value = {
    endpoint = module.postgresql.endpoint
    port     = module.postgresql.port
    name     = module.postgresql.database_name
    replica  = module.postgresql.replica_endpoint
  }
}

output "search" {
  description = "Where Elasticsearch writes its snapshots, and as whom."
  value = {
    snapshot_account   = module.elasticsearch.snapshot_account
    snapshot_container = module.elasticsearch.snapshot_container
    client_id          = module.elasticsearch.snapshot_client_id
  }
}

output "events" {
  description = "Queue of the services' events and of the dead ones."
  value = {
    queue             = module.functions.queue
    queue_host        = module.functions.queue_host
    dead_letter_queue = module.functions.dead_letter_queue
  }
}

output "endpoint" {
  description = "Where DNS points the host names to, the records that prove them ours, and what the Gateway asks for in X-Azure-FDID; null before there is an edge."
  value = one([for one in module.edge : {
    hostname      = one.endpoint
    dns_records   = one.dns_records
    front_door_id = one.front_door_id
  }])
}
