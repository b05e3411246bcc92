output "endpoint" {
  description = "Host name of the database; it stays the same when the standby takes over."
  value       = azurerm_postgresql_flexible_server.main.fqdn
}

output "port" {
  description = "Port of the database."
  value       = 5432
}

output "database_name" {
  description = "Name of the database."
  value       = azurerm_postgresql_flexible_server_database.main.name
}

output "server_id" {
  description = "Id of the server."
  value       = azurerm_postgresql_flexible_server.main.id
}

output "server_name" {
  description = "Name of the server."
  value       = azurerm_postgresql_flexible_server.main.name
}

output "replica_endpoint" {
  description = "Host name of the replica in the other region; null without one."
  value       = one(azurerm_postgresql_flexible_server.replica[*].fqdn)
}

output "writer_endpoint" {
  description = "Host name that follows the writer to the other region when the replica is promoted; null without a replica."
  value       = local.replicated ? "${azurerm_postgresql_flexible_server_virtual_endpoint.main[0].name}.writer.postgres.database.azure.com" : null
}
