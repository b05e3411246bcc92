locals {
  full_name = "${var.name}-${var.environment}"
}

# The order of the modules is that of the arrows between them; Terraform finds it by the references.
module "networking" {
  source = "../networking"

  name                  = local.full_name
  environment           = var.environment
  project               = var.project
  region                = var.region
  labels                = var.labels
  node_cidr             = var.cidrs.nodes
  pod_cidr              = var.cidrs.pods
  service_cidr          = var.cidrs.services
  private_services_cidr = var.cidrs.private_services
}

module "gke" {
  source = "../gke"

  name                = local.full_name
  environment         = var.environment
  project             = var.project
  region              = var.region
  labels              = var.labels
  network_id          = module.networking.network_id
  node_subnet         = module.networking.node_subnet
  node_pools          = var.node_pools
  api_server_cidrs    = var.api_server_cidrs
  access              = var.access
  workloads           = var.workloads
  rbac_security_group = var.rbac_security_group
  backup_region       = var.backup_region
  deletion_protection = var.deletion_protection
}
