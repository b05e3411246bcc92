# What works beside the cluster.
module "functions" {
  source = "../functions"

  name                       = var.name
  environment                = var.environment
  resource_group_name        = var.resource_group_name
  location                   = var.location
  tags                       = var.tags
  key_vault_id               = module.key_vault.id
  function_subnet_id         = module.networking.function_subnet_id
  endpoint_subnet_id         = module.networking.endpoint_subnet_id
  private_dns_zone_ids       = module.networking.private_dns_zone_ids
  log_analytics_workspace_id = module.networking.log_analytics_workspace_id
  package                    = var.function_package
  app_settings               = var.receipts_url == null ? {} : { RECEIPTS_URL = var.receipts_url }
  publishers                 = { order-service = module.aks.workload_principal_ids["order-service"] }
  alert_email                = var.alert_email
}

# What is reached from outside. It needs the Gateway, which is made later than the cluster, so a first apply leaves
# it out.
module "edge" {
  source = "../edge"
  count  = var.edge == null ? 0 : 1

  name                       = var.name
  environment                = var.environment
  resource_group_name        = var.resource_group_name
  tags                       = var.tags
  hostnames                  = var.edge.hostnames
  origin                     = var.edge.origin
  log_analytics_workspace_id = module.networking.log_analytics_workspace_id
}
