module "platform" {
  source = "../../../modules/gcp/platform"

  name                = "delivery-platform"
  environment         = "staging"
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
    nodes            = "10.21.0.0/20"
    services         = "10.21.16.0/20"
    private_services = "10.21.32.0/20"
    pods             = "10.25.0.0/16"
  }

  # Like production in kind, smaller in number: a release that passes here has met everything but the load.
  node_pools = {
    system  = { min = 1, desired = 2, max = 4, machine_type = "e2-standard-2" }
    general = { min = 1, desired = 2, max = 6, machine_type = "e2-standard-4" }
    spot    = { min = 0, desired = 1, max = 6, machine_type = "e2-standard-4", spot = true }
  }

  database = {
    size                  = "db-custom-2-7680"
    storage_gib           = 50
    high_availability     = false
    backup_retention_days = 14
    iam_users             = var.database_users
  }

  deletion_protection = true
}
