locals {
  full_name = "${var.name}-${var.environment}"
  tags      = merge({ Environment = var.environment, Project = var.name }, var.tags)
}

resource "azurerm_virtual_network" "main" {
  name                = local.full_name
  location            = var.location
  resource_group_name = var.resource_group_name
  address_space       = [var.cidr]
  tags                = local.tags

  # Between machines that can, traffic is encrypted on the wire; AKS has sizes that cannot.
  encryption {
    enforcement = "AllowUnencrypted"
  }

  dynamic "ddos_protection_plan" {
    for_each = var.ddos_protection_plan_id[*]

    content {
      id     = ddos_protection_plan.value
      enable = true
    }
  }
}
