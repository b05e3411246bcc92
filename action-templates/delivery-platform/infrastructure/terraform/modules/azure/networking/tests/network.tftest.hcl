mock_provider "azurerm" {
  source          = "../mocks"
  override_during = plan
}

variables {
  name                = "delivery-platform"
  environment         = "production"
  location            = "westeurope"
  resource_group_name = "delivery-platform-production"
}

run "cuts_subnets_that_do_not_overlap" {
  command = plan

  assert {
    condition     = azurerm_subnet.nodes.address_prefixes == tolist(["10.40.0.0/20"])
    error_message = "The nodes need the first /20: 4091 addresses."
  }

  assert {
    condition = [
      azurerm_subnet.database.address_prefixes[0],
      azurerm_subnet.functions.address_prefixes[0],
      azurerm_subnet.endpoints.address_prefixes[0],
      azurerm_subnet.api_server.address_prefixes[0],
    ] == ["10.40.16.0/24", "10.40.17.0/24", "10.40.18.0/24", "10.40.19.0/28"]
    error_message = "The small subnets follow the nodes' one by one."
  }
}

run "has_one_way_out_and_no_way_in" {
  command = plan

  assert {
    condition = alltrue([for subnet in [
      azurerm_subnet.nodes, azurerm_subnet.api_server, azurerm_subnet.database, azurerm_subnet.functions, azurerm_subnet.endpoints,
    ] : !subnet.default_outbound_access_enabled])
    error_message = "No subnet may have Azure's own way out, which has no fixed address and no log."
  }

  assert {
    condition     = azurerm_nat_gateway.nodes.sku_name == "StandardV2" && azurerm_public_ip.nodes.sku == "StandardV2"
    error_message = "The nodes' way out must stand in all zones."
  }

  assert {
    condition     = [for rule in azurerm_network_security_rule.ingress : rule.source_address_prefix] == ["AzureFrontDoor.Backend"]
    error_message = "Front Door alone may reach the load balancer."
  }

  assert {
    condition     = azurerm_network_security_rule.database_rest.access == "Deny" && azurerm_network_security_rule.database.source_address_prefix == "VirtualNetwork"
    error_message = "The database is reached from inside the network only."
  }
}

run "protects_against_ddos_by_a_plan_of_the_tenant" {
  command = plan

  variables {
    ddos_protection_plan_id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.Network/ddosProtectionPlans/tenant"
  }

  assert {
    condition     = azurerm_virtual_network.main.ddos_protection_plan[0].enable
    error_message = "The plan must be switched on."
  }
}

run "keeps_flow_logs_of_the_network" {
  command = plan

  variables {
    flow_logs = {
      storage_account_id   = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.Storage/storageAccounts/exampleflows"
      network_watcher_name = "NetworkWatcher_westeurope"
    }
  }

  assert {
    condition     = azurerm_network_watcher_flow_log.main[0].enabled && azurerm_network_watcher_flow_log.main[0].retention_policy[0].days == 90
    error_message = "Flow logs must be kept for 90 days."
  }
}

run "refuses_the_whole_internet" {
  command = plan

  variables {
    ingress_service_tags = ["Internet"]
  }

  expect_failures = [var.ingress_service_tags]
}

run "refuses_a_network_that_is_too_small" {
  command = plan

  variables {
    cidr = "10.40.0.0/20"
  }

  expect_failures = [var.cidr]
}
