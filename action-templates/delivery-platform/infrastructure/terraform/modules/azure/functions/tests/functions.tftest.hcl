mock_provider "azurerm" {
  source          = "../mocks"
  override_during = plan
}

variables {
  name                = "delivery-platform"
  environment         = "production"
  location            = "westeurope"
  resource_group_name = "delivery-platform-production"
  key_vault_id        = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.KeyVault/vaults/example"
  function_subnet_id  = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.Network/virtualNetworks/example/subnets/functions"
  endpoint_subnet_id  = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.Network/virtualNetworks/example/subnets/endpoints"
  private_dns_zone_ids = {
    blob       = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net"
    servicebus = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.Network/privateDnsZones/privatelink.servicebus.windows.net"
  }
  log_analytics_workspace_id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.OperationalInsights/workspaces/example"
}

run "has_identities_instead_of_connection_strings" {
  command = plan

  assert {
    condition     = !azurerm_servicebus_namespace.main.local_auth_enabled && !azurerm_storage_account.main.shared_access_key_enabled
    error_message = "Queue and storage must take tokens of Entra only."
  }

  assert {
    condition     = azurerm_function_app_flex_consumption.main.storage_authentication_type == "UserAssignedIdentity"
    error_message = "The function reads its package by its identity."
  }

  assert {
    condition     = !azurerm_function_app_flex_consumption.main.webdeploy_publish_basic_authentication_enabled && !azurerm_function_app_flex_consumption.main.public_network_access_enabled
    error_message = "Nobody gets at the function by a password or from outside."
  }
}

run "puts_dead_events_aside" {
  command = plan

  assert {
    condition     = azurerm_servicebus_queue.events.max_delivery_count == 5 && azurerm_servicebus_queue.events.dead_lettering_on_message_expiration
    error_message = "After five attempts, or a week, an event is dead and kept."
  }

  assert {
    condition     = azurerm_monitor_metric_alert.dead_letters.criteria[0].threshold == 0
    error_message = "One dead event is an alert."
  }
}

run "is_private_with_a_key_of_its_own_in_production" {
  command = plan

  assert {
    condition = (
      azurerm_servicebus_namespace.main.sku == "Premium"
      && !azurerm_servicebus_namespace.main.public_network_access_enabled
      && length(azurerm_servicebus_namespace.main.customer_managed_key) == 1
      && length(azurerm_private_endpoint.queue) == 1
    )
    error_message = "Production's queue has no public address and the customer's key."
  }
}

run "gives_rights_on_resources" {
  command = plan

  assert {
    condition     = alltrue([for one in concat([azurerm_role_assignment.storage_key], values(azurerm_role_assignment.function)) : startswith(one.scope, "/subscriptions/")])
    error_message = "A right is given on a resource's id, which begins with /subscriptions/."
  }
}

run "is_cheap_in_development" {
  command = plan

  variables {
    environment = "development"
    alert_email = "platform@example.com"
    publishers  = { order-service = "00000000-0000-4000-8000-000000000004" }
  }

  assert {
    condition     = azurerm_servicebus_namespace.main.sku == "Standard" && azurerm_servicebus_namespace.main.capacity == 0
    error_message = "Development pays by use."
  }

  assert {
    condition     = azurerm_role_assignment.publishers["order-service"].role_definition_name == "Azure Service Bus Data Sender"
    error_message = "A publisher may send and no more."
  }
}

run "takes_packages_from_named_ranges" {
  command = plan

  variables {
    deployer_cidrs = ["198.51.100.0/24"]
  }

  assert {
    condition = (
      azurerm_function_app_flex_consumption.main.site_config[0].scm_ip_restriction_default_action == "Deny"
      && azurerm_function_app_flex_consumption.main.site_config[0].scm_ip_restriction[0].ip_address == "198.51.100.0/24"
    )
    error_message = "Who delivers, and nobody else."
  }

  assert {
    condition     = azurerm_function_app_flex_consumption.main.site_config[0].ip_restriction_default_action == "Deny"
    error_message = "The function itself answers nobody."
  }
}

run "refuses_a_package_that_is_none" {
  command = plan

  variables {
    package = "functions/"
  }

  expect_failures = [var.package]
}

run "refuses_an_old_node" {
  command = plan

  variables {
    node_version = "18"
  }

  expect_failures = [var.node_version]
}
