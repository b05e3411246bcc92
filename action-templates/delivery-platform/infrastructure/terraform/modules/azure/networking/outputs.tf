output "network_id" {
  description = "Id of the virtual network."
  value       = azurerm_virtual_network.main.id
}

output "network_cidr" {
  description = "IPv4 range of the virtual network."
  value       = var.cidr
}

output "node_subnet_id" {
  description = "Id of the nodes' subnet. Pods have addresses of their own, outside of the network. Known only once the way out is there."
  value       = azurerm_subnet.nodes.id

  depends_on = [azurerm_subnet_nat_gateway_association.nodes, azurerm_subnet_network_security_group_association.nodes]
}

output "api_server_subnet_id" {
  description = "Id of the subnet that is delegated to the API server."
  value       = azurerm_subnet.api_server.id
}

output "database_subnet_id" {
  description = "Id of the subnet that is delegated to PostgreSQL."
  value       = azurerm_subnet.database.id
}

output "database_dns_zone_id" {
  description = "Id of the private DNS zone of the databases. Known only once the network asks it."
  value       = azurerm_private_dns_zone.postgresql.id

  depends_on = [azurerm_private_dns_zone_virtual_network_link.postgresql]
}

output "function_subnet_id" {
  description = "Id of the subnet that is delegated to Azure Functions."
  value       = azurerm_subnet.functions.id
}

output "endpoint_subnet_id" {
  description = "Id of the subnet of private endpoints."
  value       = azurerm_subnet.endpoints.id
}

output "private_dns_zone_ids" {
  description = "Ids of the private DNS zones of private endpoints: vault, blob, servicebus and registry."
  value       = { for name, zone in azurerm_private_dns_zone.endpoints : name => zone.id }
}

output "nat_addresses" {
  description = "Public addresses that everything inside is seen with from outside."
  value       = [azurerm_public_ip.nodes.ip_address, azurerm_public_ip.functions.ip_address]
}

output "log_analytics_workspace_id" {
  description = "Id of the workspace of all logs of this environment."
  value       = azurerm_log_analytics_workspace.main.id
}
