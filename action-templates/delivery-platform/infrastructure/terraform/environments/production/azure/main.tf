module "platform" {
  source = "../../../modules/azure/platform"

  name                    = "delivery-platform"
  environment             = "production"
  location                = var.location
  resource_group_name     = "delivery-platform-production"
  cidr                    = "10.40.0.0/16"
  ddos_protection_plan_id = var.ddos_protection_plan_id
  api_server_cidrs        = var.api_server_cidrs
  access                  = var.access
  administrator_group_ids = var.administrator_group_ids
  key_administrators      = var.key_administrators
  key_vault_cidrs         = var.key_vault_cidrs
  container_registry_ids  = var.container_registry_ids
  alert_email             = var.alert_email
  function_package        = var.function_package
  receipts_url            = var.receipts_url
  edge                    = var.edge

  # The seed's sizes: three nodes of each kind, one to ten by load; spot nodes for what may be interrupted.
  node_pools = {
    system  = { min = 1, desired = 3, max = 10, size = "Standard_D2s_v5" }
    general = { min = 1, desired = 3, max = 10, size = "Standard_D2s_v5" }
    spot    = { min = 0, desired = 0, max = 10, size = "Standard_D2s_v5", spot = true }
  }

  database = merge(var.database_region_copy, {
    size                  = "GP_Standard_D2ds_v5"
    storage_gib           = 128
    backup_retention_days = 35
  })

  deletion_protection = true
}
