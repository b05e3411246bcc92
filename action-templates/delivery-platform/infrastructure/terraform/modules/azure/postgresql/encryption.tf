resource "azurerm_key_vault_key" "main" {
  name         = "${local.full_name}-postgresql"
  key_vault_id = var.key_vault_id
  key_type     = "RSA-HSM"
  key_size     = 3072
  key_opts     = ["unwrapKey", "wrapKey"]
  tags         = local.tags

  rotation_policy {
    automatic {
      time_after_creation = "P1Y"
    }
  }
}

resource "azurerm_user_assigned_identity" "main" {
  name                = "${local.full_name}-postgresql"
  location            = var.location
  resource_group_name = var.resource_group_name
  tags                = local.tags
}

resource "azurerm_role_assignment" "main" {
  scope                = azurerm_key_vault_key.main.resource_versionless_id
  role_definition_name = "Key Vault Crypto Service Encryption User"
  principal_id         = azurerm_user_assigned_identity.main.principal_id
  principal_type       = "ServicePrincipal"
}

# Backups in the paired region are encrypted with a key that lies there, by an identity that lies there.
resource "azurerm_key_vault_key" "geo_backup" {
  count = var.geo_backup == null ? 0 : 1

  name         = "${local.full_name}-postgresql-backup"
  key_vault_id = var.geo_backup.key_vault_id
  key_type     = "RSA-HSM"
  key_size     = 3072
  key_opts     = ["unwrapKey", "wrapKey"]
  tags         = local.tags

  rotation_policy {
    automatic {
      time_after_creation = "P1Y"
    }
  }
}

resource "azurerm_user_assigned_identity" "geo_backup" {
  count = var.geo_backup == null ? 0 : 1

  name                = "${local.full_name}-postgresql-backup"
  location            = var.geo_backup.location
  resource_group_name = var.resource_group_name
  tags                = local.tags
}

resource "azurerm_role_assignment" "geo_backup" {
  count = var.geo_backup == null ? 0 : 1

  scope                = azurerm_key_vault_key.geo_backup[0].resource_versionless_id
  role_definition_name = "Key Vault Crypto Service Encryption User"
  principal_id         = azurerm_user_assigned_identity.geo_backup[0].principal_id
  principal_type       = "ServicePrincipal"
}
