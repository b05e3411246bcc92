output "id" {
  description = "Id of the vault. Known only once its administrators may make keys and it can be reached."
  value       = azurerm_key_vault.main.id

  depends_on = [azurerm_role_assignment.administrators, azurerm_private_endpoint.main]
}

output "name" {
  description = "Name of the vault."
  value       = azurerm_key_vault.main.name
}

output "uri" {
  description = "Address of the vault, for External Secrets and the fleet file's password-from."
  value       = azurerm_key_vault.main.vault_uri
}
