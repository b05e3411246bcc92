module "platform" {
  source = "../../../modules/aws/platform"

  name             = "delivery-platform"
  environment      = "development"
  region           = var.region
  cidr             = "10.12.0.0/16"
  api_server_cidrs = var.api_server_cidrs
  access           = var.access
  administrators   = var.administrators
  alarm_topic_arns = var.alarm_topic_arns
  function_package = var.function_package
  receipts_url     = var.receipts_url
  edge             = var.edge

  # As little as works, most of it on spot nodes, and nothing that resists being deleted.
  node_pools = {
    system  = { min = 1, desired = 1, max = 3, machine_types = ["t3.medium"] }
    general = { min = 1, desired = 1, max = 3, machine_types = ["t3.medium"] }
    spot    = { min = 0, desired = 1, max = 5, machine_types = ["t3.large", "t3a.large", "m6i.large", "m5.large"], spot = true }
  }

  database = {
    size                  = "db.t4g.micro"
    storage_gib           = 20
    backup_retention_days = 7
  }

  search = {
    size        = "t3.small.search"
    storage_gib = 20
  }

  deletion_protection = false
}
