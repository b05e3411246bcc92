# Repositories are made by the first push. Premium: copies in other regions and a key of one's own.
resource "azurerm_container_registry" "main" {
  name                = var.registry_name
  location            = var.location
  resource_group_name = azurerm_resource_group.platform.name
  sku                 = "Premium"
  tags                = local.tags

  admin_enabled           = false
  anonymous_pull_enabled  = false
  zone_redundancy_enabled = true
  # Runners outside of Azure push here. Every push and pull has an identity, by tokens of Entra.
  public_network_access_enabled = true
  # Signatures, SBOMs and children of an index have no tags: what is no longer needed, the suite's prune takes away.
  retention_policy_in_days = null

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.keys["images"].id]
  }

  encryption {
    key_vault_key_id   = azurerm_key_vault_key.main["images"].versionless_id
    identity_client_id = azurerm_user_assigned_identity.keys["images"].client_id
  }

  dynamic "georeplications" {
    for_each = sort(tolist(var.registry_replicas))

    content {
      location                        = georeplications.value
      zone_redundancy_enabled         = true
      global_endpoint_routing_enabled = true
      tags                            = local.tags
    }
  }

  depends_on = [azurerm_role_assignment.keys]
}

resource "azurerm_management_lock" "registry" {
  name       = "images"
  scope      = azurerm_container_registry.main.id
  lock_level = "CanNotDelete"
  notes      = "The images of all environments, their signatures and the records of releases."
}
