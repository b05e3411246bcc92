output "action_group_id" {
  description = "Id of the action group, for other alerts."
  value       = azurerm_monitor_action_group.alerts.id
}

output "archive_account_id" {
  description = "Id of the storage account of archived logs."
  value       = azurerm_storage_account.archive.id
}

output "log_analytics_workspace_id" {
  description = "Id of the workspace, for global/security/azure."
  value       = azurerm_log_analytics_workspace.this.id
}
