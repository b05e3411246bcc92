resource "azurerm_log_analytics_workspace" "main" {
  name                         = local.full_name
  location                     = var.location
  resource_group_name          = var.resource_group_name
  sku                          = "PerGB2018"
  retention_in_days            = var.log_retention_days
  local_authentication_enabled = false
  tags                         = local.tags
}

# Flow logs of networks: those of security groups can no longer be created.
resource "azurerm_network_watcher_flow_log" "main" {
  count = var.flow_logs == null ? 0 : 1

  name                 = local.full_name
  location             = var.location
  network_watcher_name = var.flow_logs.network_watcher_name
  resource_group_name  = var.flow_logs.network_watcher_resource_group_name
  target_resource_id   = azurerm_virtual_network.main.id
  storage_account_id   = var.flow_logs.storage_account_id
  enabled              = true
  version              = 2
  tags                 = local.tags

  retention_policy {
    enabled = true
    days    = var.flow_logs.retention_days
  }

  traffic_analytics {
    enabled               = true
    workspace_id          = azurerm_log_analytics_workspace.main.workspace_id
    workspace_region      = var.location
    workspace_resource_id = azurerm_log_analytics_workspace.main.id
  }
}
