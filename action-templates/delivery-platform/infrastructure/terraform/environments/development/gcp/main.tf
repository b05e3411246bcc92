module "platform" {
  source = "../../../modules/gcp/platform"

  name                = "delivery-platform"
  environment         = "development"
  project             = var.project
  region              = var.region
  api_server_cidrs    = var.api_server_cidrs
  access              = var.access
  workloads           = var.workloads
  rbac_security_group = var.rbac_security_group
  function_archive    = var.function_archive
  receipts_url        = var.receipts_url
  edge                = var.edge

  cidrs = {
    nodes            = "10.22.0.0/20"
    services         = "10.22.16.0/20"
    private_services = "10.22.32.0/20"
    pods             = "10.26.0.0/16"
  }

  # As little as works, most of it on spot nodes, and nothing that resists being deleted.
  node_pools = {
    system  = { min = 1, desired = 1, max = 3, machine_type = "e2-standard-2" }
    general = { min = 1, desired = 1, max = 3, machine_type = "e2-standard-2" }
    spot    = { min = 0, desired = 1, max = 5, machine_type = "e2-standard-2", spot = true }
  }

  database = {
    size                  = "db-g1-small"
    storage_gib           = 10
    high_availability     = false
    backup_retention_days = 7
    iam_users             = var.database_users
  }

  deletion_protection = false
}
