data "azurerm_client_config" "current" {}

locals {
  full_name = "${var.name}-${var.environment}"
  tags      = merge({ Environment = var.environment, Project = var.name }, var.tags)

  # Unique in all of Azure and 24 characters long at most: what NAME-ENVIRONMENT is not.
  unique     = substr(sha256("${data.azurerm_client_config.current.subscription_id}/${var.resource_group_name}/${local.full_name}"), 0, 8)
  vault_name = "${substr(replace(var.name, "-", ""), 0, 14)}-${local.unique}"
}

resource "azurerm_key_vault" "main" {
  name                = local.vault_name
  location            = var.location
  resource_group_name = var.resource_group_name
  tenant_id           = data.azurerm_client_config.current.tenant_id
  # For keys that are made inside hardware security modules, which the tier standard has none of.
  sku_name                   = "premium"
  rbac_authorization_enabled = true
  # Without its key a database or disk is lost: nobody can take one away for good before 90 days have passed.
  purge_protection_enabled      = true
  soft_delete_retention_days    = 90
  public_network_access_enabled = length(var.allowed_cidrs) > 0
  tags                          = local.tags

  network_acls {
    default_action = "Deny"
    # Disks, databases and storage ask for their keys as trusted services.
    bypass   = "AzureServices"
    ip_rules = var.allowed_cidrs
  }
}

resource "azurerm_role_assignment" "administrators" {
  for_each = var.administrators

  scope                = azurerm_key_vault.main.id
  role_definition_name = "Key Vault Crypto Officer"
  principal_id         = each.value
}
