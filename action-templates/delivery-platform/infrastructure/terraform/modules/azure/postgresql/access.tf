resource "azurerm_postgresql_flexible_server_active_directory_administrator" "main" {
  for_each = var.administrators

  server_name         = azurerm_postgresql_flexible_server.main.name
  resource_group_name = var.resource_group_name
  tenant_id           = data.azurerm_client_config.current.tenant_id
  object_id           = each.value.object_id
  principal_name      = each.key
  principal_type      = each.value.type
}

resource "azurerm_management_lock" "main" {
  count = var.deletion_protection ? 1 : 0

  name       = "deletion-protection"
  scope      = azurerm_postgresql_flexible_server.main.id
  lock_level = "CanNotDelete"
  notes      = "Set deletion_protection = false and apply, then delete."
}
