data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}

locals {
  cluster   = "${var.name}-${var.environment}"
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
}

module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "21.19.0"

  region              = var.region
  name                = local.cluster
  kubernetes_version  = var.kubernetes_version
  deletion_protection = var.deletion_protection

  # Out of standard support the cluster is upgraded instead of paid for six times over.
  upgrade_policy = { support_type = "STANDARD" }

  vpc_id     = var.network_id
  subnet_ids = var.node_subnet_ids

  endpoint_private_access      = true
  endpoint_public_access       = length(var.api_server_cidrs) > 0
  endpoint_public_access_cidrs = var.api_server_cidrs

  # IAM decides who gets in by access entries alone; the ConfigMap aws-auth is not read any more.
  authentication_mode                      = "API"
  enable_cluster_creator_admin_permissions = false
  access_entries                           = merge(local.pipeline_entries, local.administrator_entries)

  create_kms_key    = false
  encryption_config = { provider_key_arn = aws_kms_key.cluster.arn, resources = ["secrets"] }

  enabled_log_types                      = ["api", "audit", "authenticator", "controllerManager", "scheduler"]
  cloudwatch_log_group_retention_in_days = var.log_retention_days
  cloudwatch_log_group_kms_key_id        = aws_kms_key.cluster.arn

  iam_role_name                     = "${local.cluster}-cluster"
  iam_role_use_name_prefix          = false
  encryption_policy_name            = "${local.cluster}-cluster-encryption"
  encryption_policy_use_name_prefix = false

  # Pods take roles by EKS Pod Identity; an OIDC provider in IAM would be a second way to the same.
  enable_irsa = false

  addons                  = local.addons
  eks_managed_node_groups = local.node_groups

  tags = var.tags
}
