# Subnets are cut out of the /16: 4091 nodes, then small ones. What is left is free.
resource "azurerm_subnet" "nodes" {
  name                            = "nodes"
  resource_group_name             = var.resource_group_name
  virtual_network_name            = azurerm_virtual_network.main.name
  address_prefixes                = [cidrsubnet(var.cidr, 4, 0)]
  default_outbound_access_enabled = false
}

resource "azurerm_subnet" "api_server" {
  name                            = "api-server"
  resource_group_name             = var.resource_group_name
  virtual_network_name            = azurerm_virtual_network.main.name
  address_prefixes                = [cidrsubnet(var.cidr, 12, 304)]
  default_outbound_access_enabled = false

  delegation {
    name = "aks"

    service_delegation {
      name    = "Microsoft.ContainerService/managedClusters"
      actions = ["Microsoft.Network/virtualNetworks/subnets/join/action"]
    }
  }
}

resource "azurerm_subnet" "database" {
  name                            = "database"
  resource_group_name             = var.resource_group_name
  virtual_network_name            = azurerm_virtual_network.main.name
  address_prefixes                = [cidrsubnet(var.cidr, 8, 16)]
  default_outbound_access_enabled = false

  # The server writes its log files to storage before they are shipped to backup and replica.
  service_endpoint {
    service = "Microsoft.Storage"
  }

  delegation {
    name = "postgresql"

    service_delegation {
      name    = "Microsoft.DBforPostgreSQL/flexibleServers"
      actions = ["Microsoft.Network/virtualNetworks/subnets/join/action"]
    }
  }
}

resource "azurerm_subnet" "functions" {
  name                            = "functions"
  resource_group_name             = var.resource_group_name
  virtual_network_name            = azurerm_virtual_network.main.name
  address_prefixes                = [cidrsubnet(var.cidr, 8, 17)]
  default_outbound_access_enabled = false

  delegation {
    name = "functions"

    # Flex Consumption runs on the machinery of Container Apps.
    service_delegation {
      name    = "Microsoft.App/environments"
      actions = ["Microsoft.Network/virtualNetworks/subnets/join/action"]
    }
  }
}

resource "azurerm_subnet" "endpoints" {
  name                              = "endpoints"
  resource_group_name               = var.resource_group_name
  virtual_network_name              = azurerm_virtual_network.main.name
  address_prefixes                  = [cidrsubnet(var.cidr, 8, 18)]
  default_outbound_access_enabled   = false
  private_endpoint_network_policies = "Enabled"
}
