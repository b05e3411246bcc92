# What is reached from outside, and what works beside the cluster. Both need something that is made later than the
# cluster (the packaged handler, the Gateway's load balancer), so a first apply leaves them out.
module "functions" {
  source = "../functions"
  count  = var.function_package == null ? 0 : 1

  name                = var.name
  environment         = var.environment
  region              = var.region
  tags                = var.tags
  package             = var.function_package
  receipts_url        = var.receipts_url
  publisher_role_arns = [module.eks.workload_role_arns["order-service"]]
  alarm_topic_arns    = var.alarm_topic_arns
}

module "edge" {
  source = "../edge"
  count  = var.edge == null ? 0 : 1

  name            = var.name
  environment     = var.environment
  tags            = var.tags
  hostnames       = var.edge.hostnames
  certificate_arn = var.edge.certificate_arn
  origin          = var.edge.origin
}
