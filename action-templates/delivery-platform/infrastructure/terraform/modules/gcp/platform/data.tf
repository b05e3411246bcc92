# What keeps data. Elasticsearch itself runs on the cluster (monitoring/elk); here is what its snapshots need.
module "cloud_sql" {
  source = "../cloud-sql"

  name                  = local.full_name
  environment           = var.environment
  project               = var.project
  region                = var.region
  labels                = var.labels
  network_id            = module.networking.network_id
  database_subnet       = module.networking.database_subnet
  size                  = var.database.size
  storage_gib           = var.database.storage_gib
  high_availability     = var.database.high_availability
  backup_retention_days = var.database.backup_retention_days
  replica_region        = var.database.replica_region
  iam_users             = var.database.iam_users
  deletion_protection   = var.deletion_protection
}

module "elasticsearch" {
  source = "../elasticsearch"

  name              = local.full_name
  environment       = var.environment
  project           = var.project
  region            = var.region
  labels            = var.labels
  workload_pool     = module.gke.workload_pool
  snapshot_location = var.backup_region
}
