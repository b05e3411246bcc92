# Without a rule of its own a network security group lets the whole network and load balancers' probes in, and all else out.
resource "azurerm_network_security_group" "nodes" {
  name                = "${local.full_name}-nodes"
  location            = var.location
  resource_group_name = var.resource_group_name
  tags                = local.tags
}

# Not from the internet: from the edge, which has looked at the request.
resource "azurerm_network_security_rule" "ingress" {
  for_each = { for index, tag in sort(tolist(var.ingress_service_tags)) : tag => 200 + index }

  name                        = "https-from-${lower(replace(each.key, ".", "-"))}"
  resource_group_name         = var.resource_group_name
  network_security_group_name = azurerm_network_security_group.nodes.name
  priority                    = each.value
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_address_prefix       = each.key
  source_port_range           = "*"
  destination_address_prefix  = "*"
  destination_port_range      = "443"
}

resource "azurerm_subnet_network_security_group_association" "nodes" {
  subnet_id                 = azurerm_subnet.nodes.id
  network_security_group_id = azurerm_network_security_group.nodes.id
}

resource "azurerm_network_security_group" "database" {
  name                = "${local.full_name}-database"
  location            = var.location
  resource_group_name = var.resource_group_name
  tags                = local.tags
}

# Standby and replica talk to each other on the same port, and those in a peered network too.
resource "azurerm_network_security_rule" "database" {
  name                         = "postgresql"
  resource_group_name          = var.resource_group_name
  network_security_group_name  = azurerm_network_security_group.database.name
  priority                     = 200
  direction                    = "Inbound"
  access                       = "Allow"
  protocol                     = "Tcp"
  source_address_prefix        = "VirtualNetwork"
  source_port_range            = "*"
  destination_address_prefixes = azurerm_subnet.database.address_prefixes
  # 6432 is the service's own connection pooler.
  destination_port_ranges = ["5432", "6432"]
}

resource "azurerm_network_security_rule" "database_rest" {
  name                        = "nothing-else"
  resource_group_name         = var.resource_group_name
  network_security_group_name = azurerm_network_security_group.database.name
  priority                    = 4000
  direction                   = "Inbound"
  access                      = "Deny"
  protocol                    = "*"
  source_address_prefix       = "*"
  source_port_range           = "*"
  destination_address_prefix  = "*"
  destination_port_range      = "*"
}

resource "azurerm_subnet_network_security_group_association" "database" {
  subnet_id                 = azurerm_subnet.database.id
  network_security_group_id = azurerm_network_security_group.database.id
}

# Vault, storage, queue and registry are asked by HTTPS and AMQP from inside, and by nobody else.
resource "azurerm_network_security_group" "endpoints" {
  name                = "${local.full_name}-endpoints"
  location            = var.location
  resource_group_name = var.resource_group_name
  tags                = local.tags
}

resource "azurerm_network_security_rule" "endpoints" {
  name                         = "https-and-amqp"
  resource_group_name          = var.resource_group_name
  network_security_group_name  = azurerm_network_security_group.endpoints.name
  priority                     = 200
  direction                    = "Inbound"
  access                       = "Allow"
  protocol                     = "Tcp"
  source_address_prefix        = "VirtualNetwork"
  source_port_range            = "*"
  destination_address_prefixes = azurerm_subnet.endpoints.address_prefixes
  destination_port_ranges      = ["443", "5671"]
}

resource "azurerm_network_security_rule" "endpoints_rest" {
  name                        = "nothing-else"
  resource_group_name         = var.resource_group_name
  network_security_group_name = azurerm_network_security_group.endpoints.name
  priority                    = 4000
  direction                   = "Inbound"
  access                      = "Deny"
  protocol                    = "*"
  source_address_prefix       = "*"
  source_port_range           = "*"
  destination_address_prefix  = "*"
  destination_port_range      = "*"
}

resource "azurerm_subnet_network_security_group_association" "endpoints" {
  subnet_id                 = azurerm_subnet.endpoints.id
  network_security_group_id = azurerm_network_security_group.endpoints.id
}
