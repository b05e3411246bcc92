module "platform" {
  source = "../../../modules/gcp/platform"

  name                = "delivery-platform"
  environment         = "production"
  project             = var.project
  region              = var.region
  api_server_cidrs    = var.api_server_cidrs
  access              = var.access
  workloads           = var.workloads
  rbac_security_group = var.rbac_security_group
  function_archive    = var.function_archive
  receipts_url        = var.receipts_url
  edge                = var.edge
  backup_region       = "europe-west4"

  cidrs = {
    nodes            = "10.20.0.0/20"
    services         = "10.20.16.0/20"
    private_services = "10.20.32.0/20"
    pods             = "10.24.0.0/16"
  }

  # The seed's sizes: three nodes of each kind, one to ten by load; spot nodes for what may be interrupted.
  node_pools = {
    system  = { min = 1, desired = 3, max = 10, machine_type = "e2-standard-2" }
    general = { min = 1, desired = 3, max = 10, machine_type = "e2-standard-4" }
    spot    = { min = 0, desired = 0, max = 10, machine_type = "e2-standard-4", spot = true }
  }

  database = {
    size                  = "db-custom-2-7680"
    storage_gib           = 100
    high_availability     = true
    backup_retention_days = 30
    replica_region        = "europe-west4"
    iam_users             = var.database_users
  }

  deletion_protection = true
}
