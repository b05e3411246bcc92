locals {
  # The zones that Azure's services expect, by what they are for.
  endpoint_zones = {
    vault      = "privatelink.vaultcore.azure.net"
    blob       = "privatelink.blob.core.windows.net"
    servicebus = "privatelink.servicebus.windows.net"
    registry   = "privatelink.azurecr.io"
  }
}

resource "azurerm_private_dns_zone" "endpoints" {
  for_each = local.endpoint_zones

  name                = each.value
  resource_group_name = var.resource_group_name
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "endpoints" {
  for_each = local.endpoint_zones

  name                = local.full_name
  private_dns_zone_id = azurerm_private_dns_zone.endpoints[each.key].id
  virtual_network_id  = azurerm_virtual_network.main.id
  # Vaults and registries of others, which have no endpoint here, are found by their public names.
  resolution_policy = "NxDomainRedirect"
  tags              = local.tags
}

# Servers with an address in the network have a zone of their own, not one of private endpoints.
resource "azurerm_private_dns_zone" "postgresql" {
  name                = "${local.full_name}.postgres.database.azure.com"
  resource_group_name = var.resource_group_name
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "postgresql" {
  name                = local.full_name
  private_dns_zone_id = azurerm_private_dns_zone.postgresql.id
  virtual_network_id  = azurerm_virtual_network.main.id
  tags                = local.tags
}
