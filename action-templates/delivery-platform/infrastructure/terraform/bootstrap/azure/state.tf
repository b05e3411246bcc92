# States: three zones and another region, every version kept. Terraform locks a state by a lease on its blob.
resource "azurerm_storage_account" "state" {
  name                     = var.state_account_name
  location                 = var.location
  resource_group_name      = azurerm_resource_group.platform.name
  account_tier             = "Standard"
  account_replication_type = "GZRS"
  tags                     = local.tags

  # A state may hold secrets: no keys that open everything, no SAS made of them, nothing public.
  shared_access_key_enabled         = false
  local_user_enabled                = false
  default_to_oauth_authentication   = true
  allow_nested_items_to_be_public   = false
  cross_tenant_replication_enabled  = false
  https_traffic_only_enabled        = true
  min_tls_version                   = "TLS1_2"
  infrastructure_encryption_enabled = true

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.keys["state"].id]
  }

  customer_managed_key {
    key_vault_key_id          = azurerm_key_vault_key.main["state"].versionless_id
    user_assigned_identity_id = azurerm_user_assigned_identity.keys["state"].id
  }

  blob_properties {
    versioning_enabled  = true
    change_feed_enabled = true

    delete_retention_policy {
      days = 90
    }

    container_delete_retention_policy {
      days = 90
    }
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [azurerm_role_assignment.keys]
}

# One container for each environment, so that a role can end at it; global for what all share.
resource "azurerm_storage_container" "states" {
  for_each = local.parts

  name                  = each.key
  storage_account_id    = azurerm_storage_account.state.id
  container_access_type = "private"
}

resource "azurerm_role_assignment" "state_administrators" {
  for_each = var.administrators

  scope                = azurerm_storage_account.state.id
  role_definition_name = "Storage Blob Data Owner"
  principal_id         = each.value
}

resource "azurerm_management_lock" "state" {
  name       = "states"
  scope      = azurerm_storage_account.state.id
  lock_level = "CanNotDelete"
  notes      = "The states of all environments."
}
