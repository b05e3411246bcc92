# What keeps data. Elasticsearch itself runs on the cluster (monitoring/elk); here is what its snapshots need.
module "postgresql" {
  source = "../postgresql"

  name                  = var.name
  environment           = var.environment
  resource_group_name   = var.resource_group_name
  location              = var.location
  tags                  = var.tags
  key_vault_id          = module.key_vault.id
  database_subnet_id    = module.networking.database_subnet_id
  database_dns_zone_id  = module.networking.database_dns_zone_id
  size                  = var.database.size
  storage_gib           = var.database.storage_gib
  backup_retention_days = var.database.backup_retention_days
  replica_region        = var.database.replica_region
  replica               = var.database.replica
  geo_backup            = var.database.geo_backup
  deletion_protection   = var.deletion_protection
  administrators = {
    for id in var.administrator_group_ids : "administrators-${substr(id, 0, 8)}" => { object_id = id, type = "Group" }
  }
}

module "elasticsearch" {
  source = "../elasticsearch"

  name                = var.name
  environment         = var.environment
  resource_group_name = var.resource_group_name
  location            = var.location
  tags                = var.tags
  key_vault_id        = module.key_vault.id
  endpoint_subnet_id  = module.networking.endpoint_subnet_id
  private_dns_zone_id = module.networking.private_dns_zone_ids["blob"]
  oidc_issuer         = module.aks.oidc_issuer
}
