resource "azurerm_key_vault" "main" {
  # Unique in all of Azure, 24 characters long at most.
  name                = "${substr(replace(var.name, "-", ""), 0, 14)}-${substr(sha256("${var.subscription_id}/${var.name}"), 0, 8)}"
  location            = var.location
  resource_group_name = azurerm_resource_group.platform.name
  tenant_id           = data.azurerm_client_config.current.tenant_id
  # Keys are made inside hardware security modules.
  sku_name                   = "premium"
  rbac_authorization_enabled = true
  purge_protection_enabled   = true
  soft_delete_retention_days = 90
  tags                       = local.tags

  # Storage and registry ask for their keys as trusted services; people by Entra, wherever they are.
  network_acls {
    default_action = "Allow"
    bypass         = "AzureServices"
  }
}

resource "azurerm_role_assignment" "key_administrators" {
  for_each = var.administrators

  scope                = azurerm_key_vault.main.id
  role_definition_name = "Key Vault Crypto Officer"
  principal_id         = each.value
}

resource "azurerm_key_vault_key" "main" {
  for_each = toset(["state", "images"])

  name         = each.key
  key_vault_id = azurerm_key_vault.main.id
  key_type     = "RSA-HSM"
  key_size     = 3072
  key_opts     = ["unwrapKey", "wrapKey"]
  tags         = local.tags

  rotation_policy {
    automatic {
      time_after_creation = "P1Y"
    }
  }

  depends_on = [azurerm_role_assignment.key_administrators]
}

# Storage account and registry themselves: each asks for its own key, and for nothing else.
resource "azurerm_user_assigned_identity" "keys" {
  for_each = azurerm_key_vault_key.main

  name                = "${var.name}-${each.key}-key"
  location            = var.location
  resource_group_name = azurerm_resource_group.platform.name
  tags                = local.tags
}

resource "azurerm_role_assignment" "keys" {
  for_each = azurerm_key_vault_key.main

  scope                = each.value.resource_versionless_id
  role_definition_name = "Key Vault Crypto Service Encryption User"
  principal_id         = azurerm_user_assigned_identity.keys[each.key].principal_id
  principal_type       = "ServicePrincipal"
}
