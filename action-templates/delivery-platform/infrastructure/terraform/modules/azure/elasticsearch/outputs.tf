output "snapshot_account" {
  description = "Name of the storage account of the snapshots, for the repository of type azure that Elasticsearch registers."
  value       = azurerm_storage_account.snapshots.name
}

output "snapshot_container" {
  description = "Name of the container of the snapshots."
  value       = azurerm_storage_container.snapshots.name
}

output "snapshot_client_id" {
  description = "Client id that Elasticsearch writes snapshots as. Write it as annotation azure.workload.identity/client-id on the Kubernetes service account."
  value       = azurerm_user_assigned_identity.elasticsearch.client_id
}

output "endpoint" {
  description = "Address of Elasticsearch in Elastic Cloud; null where ECK runs it on the cluster."
  value       = one(azurerm_elastic_cloud_elasticsearch.main[*].elasticsearch_service_url)
}

output "kibana_endpoint" {
  description = "Address of Kibana in Elastic Cloud; null where ECK runs it on the cluster."
  value       = one(azurerm_elastic_cloud_elasticsearch.main[*].kibana_service_url)
}
