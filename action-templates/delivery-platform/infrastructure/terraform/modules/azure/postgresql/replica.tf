resource "azurerm_key_vault_key" "replica" {
  count = local.replicated ? 1 : 0

  name         = "${local.full_name}-postgresql-replica"
  key_vault_id = var.replica.key_vault_id
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

resource "azurerm_user_assigned_identity" "replica" {
  count = local.replicated ? 1 : 0

  name                = "${local.full_name}-postgresql-replica"
  location            = var.replica_region
  resource_group_name = var.resource_group_name
  tags                = local.tags
}

resource "azurerm_role_assignment" "replica" {
  count = local.replicated ? 1 : 0

  scope                = azurerm_key_vault_key.replica[0].resource_versionless_id
  role_definition_name = "Key Vault Crypto Service Encryption User"
  principal_id         = azurerm_user_assigned_identity.replica[0].principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_postgresql_flexible_server" "replica" {
  count = local.replicated ? 1 : 0

  name                = "${local.server_name}-replica"
  location            = var.replica_region
  resource_group_name = var.resource_group_name
  create_mode         = "Replica"
  source_server_id    = azurerm_postgresql_flexible_server.main.id
  sku_name            = var.size
  storage_mb          = var.storage_gib * 1024
  auto_grow_enabled   = true
  tags                = local.tags

  delegated_subnet_id           = var.replica.subnet_id
  private_dns_zone_id           = var.replica.dns_zone_id
  public_network_access_enabled = false

  authentication {
    active_directory_auth_enabled = true
    password_auth_enabled         = false
    tenant_id                     = data.azurerm_client_config.current.tenant_id
  }

  customer_managed_key {
    key_vault_key_id                  = azurerm_key_vault_key.replica[0].versionless_id
    primary_user_assigned_identity_id = azurerm_user_assigned_identity.replica[0].id
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.replica[0].id]
  }

  lifecycle {
    ignore_changes = [zone]
  }

  depends_on = [azurerm_role_assignment.replica]
}

# A name that follows the writer when the replica is promoted (az postgres flexible-server replica promote).
resource "azurerm_postgresql_flexible_server_virtual_endpoint" "main" {
  count = local.replicated ? 1 : 0

  name              = local.server_name
  source_server_id  = azurerm_postgresql_flexible_server.main.id
  replica_server_id = azurerm_postgresql_flexible_server.replica[0].id
  type              = "ReadWrite"
}
