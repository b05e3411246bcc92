# What keeps data: both let in the nodes' security group, and so the pods, and nobody else.
module "rds" {
  source = "../rds"

  name                      = var.name
  environment               = var.environment
  region                    = var.region
  tags                      = var.tags
  network_id                = module.networking.network_id
  database_subnet_group     = module.networking.database_subnet_group
  client_security_group_ids = { nodes = module.eks.node_security_group_id }
  size                      = var.database.size
  storage_gib               = var.database.storage_gib
  backup_retention_days     = var.database.backup_retention_days
  replica_region            = var.database.replica_region
  deletion_protection       = var.deletion_protection
}

module "elasticsearch" {
  source = "../elasticsearch"

  name                      = var.name
  environment               = var.environment
  region                    = var.region
  tags                      = var.tags
  network_id                = module.networking.network_id
  node_subnet_ids           = module.networking.node_subnet_ids
  client_security_group_ids = { nodes = module.eks.node_security_group_id }
  administrator_role_arn    = var.administrators[0]
  client_role_arns          = [module.eks.workload_role_arns["log-writer"]]
  size                      = var.search.size
  storage_gib               = var.search.storage_gib
}
