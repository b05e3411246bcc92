mock_provider "azurerm" {
  source          = "../mocks"
  override_during = plan
}

variables {
  name                       = "delivery-platform"
  environment                = "production"
  location                   = "westeurope"
  resource_group_name        = "delivery-platform-production"
  administrators             = ["00000000-0000-4000-8000-000000000003"]
  endpoint_subnet_id         = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.Network/virtualNetworks/example/subnets/endpoints"
  private_dns_zone_id        = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net"
  log_analytics_workspace_id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.OperationalInsights/workspaces/example"
}

run "keeps_keys_from_being_lost_or_reached" {
  command = plan

  assert {
    condition     = azurerm_key_vault.main.purge_protection_enabled && azurerm_key_vault.main.soft_delete_retention_days == 90
    error_message = "A key that is gone takes the database with it: 90 days to bring it back."
  }

  assert {
    condition     = !azurerm_key_vault.main.public_network_access_enabled && azurerm_key_vault.main.network_acls[0].default_action == "Deny"
    error_message = "Without allowed ranges the vault has no public address."
  }

  assert {
    condition     = azurerm_key_vault.main.rbac_authorization_enabled && azurerm_key_vault.main.sku_name == "premium"
    error_message = "Rights are roles, keys are made in hardware."
  }

  assert {
    condition     = length(azurerm_key_vault.main.name) <= 24
    error_message = "Azure takes 24 characters."
  }
}

run "opens_to_named_ranges_only" {
  command = plan

  variables {
    allowed_cidrs = ["198.51.100.0/24"]
  }

  assert {
    condition     = azurerm_key_vault.main.public_network_access_enabled && azurerm_key_vault.main.network_acls[0].default_action == "Deny"
    error_message = "All others stay outside."
  }
}

run "refuses_everybody" {
  command = plan

  variables {
    allowed_cidrs = ["0.0.0.0/0"]
  }

  expect_failures = [var.allowed_cidrs]
}

run "refuses_a_vault_without_administrators" {
  command = plan

  variables {
    administrators = []
  }

  expect_failures = [var.administrators]
}
