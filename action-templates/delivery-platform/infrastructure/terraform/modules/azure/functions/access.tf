resource "azurerm_role_assignment" "function" {
  for_each = {
    # The host keeps its locks and its package there.
    storage = { scope = azurerm_storage_account.main.id, role = "Storage Blob Data Owner" }
    queue   = { scope = azurerm_servicebus_queue.events.id, role = "Azure Service Bus Data Receiver" }
    metrics = { scope = azurerm_application_insights.main.id, role = "Monitoring Metrics Publisher" }
  }

  scope                = each.value.scope
  role_definition_name = each.value.role
  principal_id         = azurerm_user_assigned_identity.function.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_role_assignment" "publishers" {
  for_each = var.publishers

  scope                = azurerm_servicebus_queue.events.id
  role_definition_name = "Azure Service Bus Data Sender"
  principal_id         = each.value
}
