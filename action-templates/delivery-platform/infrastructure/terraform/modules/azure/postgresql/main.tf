data "azurerm_client_config" "current" {}

locals {
  full_name = "${var.name}-${var.environment}"
  tags      = merge({ Environment = var.environment, Project = var.name }, var.tags)

  # Host names of servers are unique in all of Azure.
  unique      = substr(sha256("${data.azurerm_client_config.current.subscription_id}/${var.resource_group_name}/${local.full_name}"), 0, 8)
  server_name = "${local.full_name}-${local.unique}"

  high_availability = coalesce(var.high_availability, var.environment == "production")
  replicated        = var.replica_region != null
}

resource "azurerm_postgresql_flexible_server" "main" {
  name                = local.server_name
  location            = var.location
  resource_group_name = var.resource_group_name
  version             = var.postgres_version
  sku_name            = var.size
  storage_mb          = var.storage_gib * 1024
  auto_grow_enabled   = true
  tags                = local.tags

  delegated_subnet_id           = var.database_subnet_id
  private_dns_zone_id           = var.database_dns_zone_id
  public_network_access_enabled = false

  backup_retention_days        = var.backup_retention_days
  geo_redundant_backup_enabled = var.geo_backup != null

  # Tokens of Entra, an hour long, instead of passwords: there is none to keep, to rotate or to find in a state.
  authentication {
    active_directory_auth_enabled = true
    password_auth_enabled         = false
    tenant_id                     = data.azurerm_client_config.current.tenant_id
  }

  dynamic "high_availability" {
    for_each = local.high_availability ? [true] : []

    content {
      mode = "ZoneRedundant"
    }
  }

  customer_managed_key {
    key_vault_key_id                     = azurerm_key_vault_key.main.versionless_id
    primary_user_assigned_identity_id    = azurerm_user_assigned_identity.main.id
    geo_backup_key_vault_key_id          = one(azurerm_key_vault_key.geo_backup[*].versionless_id)
    geo_backup_user_assigned_identity_id = one(azurerm_user_assigned_identity.geo_backup[*].id)
  }

  identity {
    type         = "UserAssigned"
    identity_ids = concat([azurerm_user_assigned_identity.main.id], azurerm_user_assigned_identity.geo_backup[*].id)
  }

  maintenance_window {
    day_of_week  = 0
    start_hour   = var.maintenance_hour
    start_minute = 0
  }

  lifecycle {
    # After a failover writer and standby have changed zones.
    ignore_changes = [zone, high_availability[0].standby_availability_zone]

    precondition {
      condition     = !(local.replicated && startswith(var.size, "B_"))
      error_message = "Burstable sizes (B_) can have no replica: choose a size that begins with GP_ or MO_, or leave replica_region out."
    }
  }

  depends_on = [azurerm_role_assignment.main, azurerm_role_assignment.geo_backup]
}

resource "azurerm_postgresql_flexible_server_database" "main" {
  name      = var.database_name
  server_id = azurerm_postgresql_flexible_server.main.id
  charset   = "UTF8"
  collation = "en_US.utf8"
}
