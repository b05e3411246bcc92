module "platform" {
  source = "../../../modules/aws/platform"

  name             = "delivery-platform"
  environment      = "staging"
  region           = var.region
  cidr             = "10.11.0.0/16"
  api_server_cidrs = var.api_server_cidrs
  access           = var.access
  administrators   = var.administrators
  alarm_topic_arns = var.alarm_topic_arns
  function_package = var.function_package
  receipts_url     = var.receipts_url
  edge             = var.edge

  # Like production in kind, smaller in number: a release that passes here has met everything but the load.
  node_pools = {
    system  = { min = 1, desired = 2, max = 4, machine_types = ["t3.medium"] }
    general = { min = 1, desired = 2, max = 6, machine_types = ["t3.medium"] }
    spot    = { min = 0, desired = 1, max = 6, machine_types = ["t3.large", "t3a.large", "m6i.large", "m5.large"], spot = true }
  }

  database = {
    size                  = "db.t4g.medium"
    storage_gib           = 50
    backup_retention_days = 14
  }

  search = {
    size        = "t3.medium.search"
    storage_gib = 50
  }

  deletion_protection = true
}
