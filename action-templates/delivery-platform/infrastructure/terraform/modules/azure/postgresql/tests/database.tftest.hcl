mock_provider "azurerm" {
  source          = "../mocks"
  override_during = plan
}

variables {
  name                 = "delivery-platform"
  environment          = "production"
  location             = "westeurope"
  resource_group_name  = "delivery-platform-production"
  key_vault_id         = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.KeyVault/vaults/example"
  database_subnet_id   = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.Network/virtualNetworks/example/subnets/database"
  database_dns_zone_id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.Network/privateDnsZones/delivery-platform-production.postgres.database.azure.com"
  administrators = {
    database-administrators = { object_id = "00000000-0000-4000-8000-000000000003", type = "Group" }
  }
}

run "is_reached_by_nobody_outside" {
  command = plan

  assert {
    condition     = !azurerm_postgresql_flexible_server.main.public_network_access_enabled
    error_message = "The server must have no public address."
  }

  assert {
    condition     = !azurerm_postgresql_flexible_server.main.authentication[0].password_auth_enabled
    error_message = "There must be no password."
  }

  assert {
    condition = (
      azurerm_postgresql_flexible_server_configuration.main["require_secure_transport"].value == "on"
      && azurerm_postgresql_flexible_server_configuration.main["ssl_min_protocol_version"].value == "TLSv1.3"
    )
    error_message = "Connections are TLS 1.3."
  }
}

run "survives_the_loss_of_a_zone" {
  command = plan

  assert {
    condition     = azurerm_postgresql_flexible_server.main.high_availability[0].mode == "ZoneRedundant"
    error_message = "Production has a standby in another zone."
  }

  assert {
    condition     = azurerm_postgresql_flexible_server.main.backup_retention_days == 14 && azurerm_postgresql_flexible_server.main.storage_mb == 131072
    error_message = "It can be restored to any second of 14 days, and has 128 GiB."
  }

  assert {
    condition     = length(azurerm_management_lock.main) == 1
    error_message = "It is not deleted by mistake."
  }
}

run "gives_rights_on_resources" {
  command = plan

  assert {
    condition     = alltrue([for one in [azurerm_role_assignment.main] : startswith(one.scope, "/subscriptions/")])
    error_message = "A right is given on a resource's id, which begins with /subscriptions/."
  }
}

run "is_small_in_development" {
  command = plan

  variables {
    environment = "development"
    size        = "B_Standard_B2s"
  }

  assert {
    condition     = length(azurerm_postgresql_flexible_server.main.high_availability) == 0
    error_message = "Development has no standby."
  }
}

run "survives_the_loss_of_a_region" {
  command = plan

  variables {
    replica_region = "northeurope"
    replica = {
      subnet_id    = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.Network/virtualNetworks/north/subnets/database"
      dns_zone_id  = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.Network/privateDnsZones/delivery-platform-production.postgres.database.azure.com"
      key_vault_id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.KeyVault/vaults/north"
    }
    geo_backup = {
      location     = "northeurope"
      key_vault_id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.KeyVault/vaults/north"
    }
  }

  assert {
    condition     = azurerm_postgresql_flexible_server.replica[0].create_mode == "Replica" && azurerm_postgresql_flexible_server.replica[0].location == "northeurope"
    error_message = "There must be a replica in the other region."
  }

  assert {
    condition     = azurerm_key_vault_key.replica[0].key_vault_id != azurerm_key_vault_key.main.key_vault_id
    error_message = "The replica's key lies in its own region."
  }

  assert {
    condition     = azurerm_postgresql_flexible_server.main.geo_redundant_backup_enabled
    error_message = "Backups are kept in the other region too."
  }
}

run "refuses_a_replica_without_its_network" {
  command = plan

  variables {
    replica_region = "northeurope"
  }

  expect_failures = [var.replica]
}

run "refuses_a_standby_of_a_burstable_size" {
  command = plan

  variables {
    size = "B_Standard_B2s"
  }

  expect_failures = [var.high_availability]
}

run "refuses_backups_for_two_days" {
  command = plan

  variables {
    backup_retention_days = 2
  }

  expect_failures = [var.backup_retention_days]
}

run "refuses_a_database_without_administrators" {
  command = plan

  variables {
    administrators = {}
  }

  expect_failures = [var.administrators]
}
