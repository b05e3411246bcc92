module "platform" {
  source = "../../../modules/azure/platform"

  name                    = "delivery-platform"
  environment             = "development"
  location                = var.location
  resource_group_name     = "delivery-platform-development"
  cidr                    = "10.42.0.0/16"
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

  # As little as works, most of it on spot nodes, and nothing that resists being deleted.
  node_pools = {
    system  = { min = 1, desired = 1, max = 3, size = "Standard_D2s_v5" }
    general = { min = 1, desired = 1, max = 3, size = "Standard_D2s_v5" }
    spot    = { min = 0, desired = 1, max = 5, size = "Standard_D2s_v5", spot = true }
  }

  database = merge(var.database_region_copy, {
    size                  = "B_Standard_B1ms"
    storage_gib           = 32
    backup_retention_days = 7
  })

  deletion_protection = false
}
