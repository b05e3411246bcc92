# The number of the project stands in the names of principals.
data "google_project" "this" {
  project_id = var.project
}

# What is reached from outside, and what works beside the cluster. Both need something that is made later than the
# cluster (the packaged handler, the Gateway's endpoints), so a first apply leaves them out.
module "functions" {
  source = "../functions"
  count  = var.function_archive == null ? 0 : 1

  name           = local.full_name
  environment    = var.environment
  project        = var.project
  region         = var.region
  labels         = var.labels
  source_archive = var.function_archive
  receipts_url   = var.receipts_url
  publishers = [join("/", [
    "principal://iam.googleapis.com/projects/${data.google_project.this.number}/locations/global/workloadIdentityPools",
    "${module.gke.workload_pool}/subject/ns/${var.namespace}/sa/order-service",
  ])]
}

module "edge" {
  source = "../edge"
  count  = var.edge == null ? 0 : 1

  name        = local.full_name
  environment = var.environment
  project     = var.project
  labels      = var.labels
  domains     = var.edge.domains
  gateway_neg = var.edge.gateway_neg
}
