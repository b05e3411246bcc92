module "workload" {
  source   = "terraform-aws-modules/eks-pod-identity/aws"
  version  = "2.8.1"
  for_each = var.workloads

  region          = var.region
  name            = "${local.cluster}-${each.key}"
  use_name_prefix = false

  additional_policy_arns = each.value.policies

  associations = {
    pods = {
      cluster_name    = module.eks.cluster_name
      namespace       = each.value.namespace
      service_account = each.value.service_account
    }
  }

  tags = var.tags
}
