output "fqdn" {
  description = "Name that the customers' host name is pointed to by CNAME."
  value       = azurerm_traffic_manager_profile.this.fqdn
}

output "profile_id" {
  description = "Id of the profile, for the fleet file."
  value       = azurerm_traffic_manager_profile.this.id
}
