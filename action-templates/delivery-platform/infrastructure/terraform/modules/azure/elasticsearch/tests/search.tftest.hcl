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
  endpoint_subnet_id  = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.Network/virtualNetworks/example/subnets/endpoints"
  private_dns_zone_id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net"
  oidc_issuer         = "https://westeurope.oic.prod-aks.azure.com/example/"
}

run "keeps_snapshots_where_only_elasticsearch_comes" {
  command = plan

  assert {
    condition = (
      !azurerm_storage_account.snapshots.shared_access_key_enabled
      && !azurerm_storage_account.snapshots.public_network_access_enabled
      && !azurerm_storage_account.snapshots.allow_nested_items_to_be_public
    )
    error_message = "No keys, no public address, nothing public."
  }

  assert {
    condition     = azurerm_storage_account.snapshots.account_replication_type == "GZRS" && azurerm_storage_account.snapshots.blob_properties[0].versioning_enabled
    error_message = "Snapshots survive the loss of a region and being overwritten."
  }

  assert {
    condition     = azurerm_federated_identity_credential.elasticsearch.subject == "system:serviceaccount:logging:elasticsearch"
    error_message = "One service account may write them."
  }

  assert {
    condition     = can(regex("^[a-z0-9]{3,24}$", azurerm_storage_account.snapshots.name))
    error_message = "Azure takes 24 lower-case letters and digits."
  }

  assert {
    condition     = length(azurerm_elastic_cloud_elasticsearch.main) == 0
    error_message = "Nothing is ordered from Elastic Cloud unless that is said."
  }
}

run "gives_rights_on_resources" {
  command = plan

  assert {
    condition     = alltrue([for one in [azurerm_role_assignment.storage_key, azurerm_role_assignment.snapshots] : startswith(one.scope, "/subscriptions/")])
    error_message = "A right is given on a resource's id, which begins with /subscriptions/."
  }
}

run "orders_elastic_cloud_when_that_is_said" {
  command = plan

  variables {
    elastic_cloud = { email = "search@example.com" }
  }

  assert {
    condition     = azurerm_elastic_cloud_elasticsearch.main[0].sku_name == "ess-consumption-2024_Monthly"
    error_message = "The plan is paid by use."
  }
}

run "refuses_snapshots_in_one_zone" {
  command = plan

  variables {
    snapshot_replication = "LRS"
  }

  expect_failures = [var.snapshot_replication]
}

run "refuses_an_owner_without_an_address" {
  command = plan

  variables {
    elastic_cloud = { email = "nobody" }
  }

  expect_failures = [var.elastic_cloud]
}
