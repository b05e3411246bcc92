# The nodes' way out, in all zones at once.
resource "azurerm_public_ip" "nodes" {
  name                = "${local.full_name}-nodes"
  location            = var.location
  resource_group_name = var.resource_group_name
  allocation_method   = "Static"
  sku                 = "StandardV2"
  tags                = local.tags
}

resource "azurerm_nat_gateway" "nodes" {
  name                = "${local.full_name}-nodes"
  location            = var.location
  resource_group_name = var.resource_group_name
  sku_name            = "StandardV2"
  tags                = local.tags
}

resource "azurerm_nat_gateway_public_ip_association" "nodes" {
  nat_gateway_id       = azurerm_nat_gateway.nodes.id
  public_ip_address_id = azurerm_public_ip.nodes.id
}

resource "azurerm_subnet_nat_gateway_association" "nodes" {
  subnet_id      = azurerm_subnet.nodes.id
  nat_gateway_id = azurerm_nat_gateway.nodes.id

  # Nodes that come up before the address is there fail at their first pull.
  depends_on = [azurerm_nat_gateway_public_ip_association.nodes]
}

# Delegated subnets cannot have a StandardV2 gateway. This one stands in one zone; events wait in the queue when it is lost.
resource "azurerm_public_ip" "functions" {
  name                = "${local.full_name}-functions"
  location            = var.location
  resource_group_name = var.resource_group_name
  allocation_method   = "Static"
  sku                 = "Standard"
  tags                = local.tags
}

resource "azurerm_nat_gateway" "functions" {
  name                = "${local.full_name}-functions"
  location            = var.location
  resource_group_name = var.resource_group_name
  sku_name            = "Standard"
  tags                = local.tags
}

resource "azurerm_nat_gateway_public_ip_association" "functions" {
  nat_gateway_id       = azurerm_nat_gateway.functions.id
  public_ip_address_id = azurerm_public_ip.functions.id
}

resource "azurerm_subnet_nat_gateway_association" "functions" {
  subnet_id      = azurerm_subnet.functions.id
  nat_gateway_id = azurerm_nat_gateway.functions.id

  depends_on = [azurerm_nat_gateway_public_ip_association.functions]
}
