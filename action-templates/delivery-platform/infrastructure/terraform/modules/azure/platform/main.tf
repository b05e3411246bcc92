# The order of the modules is that of the arrows between them; Terraform finds it by the references.
module "networking" {
  source = "../networking"

  name                    = var.name
  environment             = var.environment
  resource_group_name     = var.resource_group_name
  location                = var.location
  tags                    = var.tags
  cidr                    = var.cidr
  ddos_protection_plan_id = var.ddos_protection_plan_id
}

# All keys of this environment are in one vault, and never leave it.
module "key_vault" {
  source = "../key-vault"

  name                       = var.name
  environment                = var.environment
  resource_group_name        = var.resource_group_name
  location                   = var.location
  tags                       = var.tags
  administrators             = var.key_administrators
  allowed_cidrs              = var.key_vault_cidrs
  endpoint_subnet_id         = module.networking.endpoint_subnet_id
  private_dns_zone_id        = module.networking.private_dns_zone_ids["vault"]
  log_analytics_workspace_id = module.networking.log_analytics_workspace_id
}

module "aks" {
  source = "../aks"

  name                       = var.name
  environment                = var.environment
  resource_group_name        = var.resource_group_name
  location                   = var.location
  tags                       = var.tags
  key_vault_id               = module.key_vault.id
  node_subnet_id             = module.networking.node_subnet_id
  api_server_subnet_id       = module.networking.api_server_subnet_id
  log_analytics_workspace_id = module.networking.log_analytics_workspace_id
  node_pools                 = var.node_pools
  api_server_cidrs           = var.api_server_cidrs
  access                     = var.access
  administrator_group_ids    = var.administrator_group_ids
  container_registry_ids     = var.container_registry_ids
  deletion_protection        = var.deletion_protection
  workloads = {
    order-service = {
      namespace       = var.namespace
      service_account = "order-service"
    }
  }
}
