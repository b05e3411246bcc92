locals {
  full_name = "${var.name}-${var.environment}"
  tags      = merge({ Environment = var.environment, Project = var.name }, var.tags)

  # Nobody outside is to reach the API server: then it has no public address at all.
  private = length(var.api_server_cidrs) == 0
  system  = var.node_pools["system"]
}
