locals {
  pipeline_entries = {
    for role in distinct(flatten(values(var.access))) : role => {
      principal_arn     = role
      kubernetes_groups = sort([for group, roles in var.access : group if contains(roles, role)])
    }
  }

  administrator_entries = {
    for role in var.administrators : role => {
      principal_arn = role
      policy_associations = {
        administrator = {
          policy_arn   = "arn:${local.partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
          access_scope = { type = "cluster" }
        }
      }
    }
  }
}
