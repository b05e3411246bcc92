data "azurerm_client_config" "current" {}

locals {
  tags = { Project = var.name, ManagedBy = "terraform" }
}

# Registry, states and identities. Apart from the environments, so that no environment's identity may change them.
resource "azurerm_resource_group" "platform" {
  name     = "${var.name}-platform"
  location = var.location
  tags     = local.tags
}

# One for each environment: what its identity may do ends here.
resource "azurerm_resource_group" "environments" {
  for_each = var.environments

  name     = "${var.name}-${each.key}"
  location = var.location
  tags     = merge(local.tags, { Environment = each.key })
}

# What the environments share: DNS, monitoring, policies.
resource "azurerm_resource_group" "global" {
  name     = "${var.name}-global"
  location = var.location
  tags     = local.tags
}

# Encrypts the nodes' temporary disks and caches where they are, on the host.
resource "azurerm_resource_provider_feature_registration" "encryption_at_host" {
  provider_name = "Microsoft.Compute"
  name          = "EncryptionAtHost"
}
