# Where the subscription's activity log ends: written once, kept for the retention, deleted by nobody.
resource "azurerm_storage_account" "archive" {
  name                            = var.archive_account_name
  resource_group_name             = var.resource_group_name
  location                        = var.location
  account_tier                    = "Standard"
  account_replication_type        = "GZRS"
  min_tls_version                 = "TLS1_2"
  shared_access_key_enabled       = false
  allow_nested_items_to_be_public = false
  default_to_oauth_authentication = true
  tags                            = local.tags

  # Of the whole account, since Azure itself makes the containers of diagnostic logs.
  immutability_policy {
    state                         = var.lock_archive ? "Locked" : "Unlocked"
    period_since_creation_in_days = var.retention_days
    allow_protected_append_writes = true
  }

  blob_properties {
    versioning_enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "azurerm_monitor_diagnostic_setting" "activity" {
  name                       = "${var.name}-archive"
  target_resource_id         = "/subscriptions/${var.subscription_id}"
  storage_account_id         = azurerm_storage_account.archive.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.this.id

  dynamic "enabled_log" {
    for_each = ["Administrative", "Security", "Policy", "Alert", "ServiceHealth", "Autoscale"]

    content {
      category = enabled_log.value
    }
  }
}
