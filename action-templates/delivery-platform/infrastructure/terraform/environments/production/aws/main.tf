module "platform" {
  source = "../../../modules/aws/platform"

  name             = "delivery-platform"
  environment      = "production"
  region           = var.region
  cidr             = "10.10.0.0/16"
  api_server_cidrs = var.api_server_cidrs
  access           = var.access
  administrators   = var.administrators
  alarm_topic_arns = var.alarm_topic_arns
  function_package = var.function_package
  receipts_url     = var.receipts_url
  edge             = var.edge

  # The seed's sizes: three nodes of each kind, one to ten by load; spot nodes for what may be interrupted.
  node_pools = {
    system  = { min = 1, desired = 3, max = 10, machine_types = ["t3.medium"] }
    general = { min = 1, desired = 3, max = 10, machine_types = ["t3.medium"] }
    spot    = { min = 0, desired = 0, max = 10, machine_types = ["t3.large", "t3a.large", "m6i.large", "m5.large"], spot = true }
  }

  database = {
    size                  = "db.m7g.large"
    storage_gib           = 100
    backup_retention_days = 35
    replica_region        = "eu-central-1"
  }

  search = {
    size        = "m7g.large.search"
    storage_gib = 100
  }

  deletion_protection = true
}
