# The order of the modules is that of the arrows between them; Terraform finds it by the references.
module "networking" {
  source = "../networking"

  name        = var.name
  environment = var.environment
  region      = var.region
  tags        = var.tags
  cidr        = var.cidr
}

module "eks" {
  source = "../eks"

  name                = var.name
  environment         = var.environment
  region              = var.region
  tags                = var.tags
  network_id          = module.networking.network_id
  node_subnet_ids     = module.networking.node_subnet_ids
  node_pools          = var.node_pools
  api_server_cidrs    = var.api_server_cidrs
  access              = var.access
  administrators      = var.administrators
  deletion_protection = var.deletion_protection
  workloads           = local.workloads
}

locals {
  # Roles for pods. They have no rights of their own: database, search and functions let them in.
  workloads = {
    order-service = {
      namespace       = var.namespace
      service_account = "order-service"
      policies        = {}
    }
    log-writer = {
      namespace       = var.log_writer.namespace
      service_account = var.log_writer.service_account
      policies        = {}
    }
  }
}
