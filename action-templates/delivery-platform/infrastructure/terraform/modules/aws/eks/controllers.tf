# Roles of the controllers that the cluster needs from the cloud. The controllers themselves come from scaling/ and
# from the platform's charts, under these service accounts.

module "autoscaler" {
  source  = "terraform-aws-modules/eks-pod-identity/aws"
  version = "2.8.1"

  region          = var.region
  name            = "${local.cluster}-autoscaler"
  use_name_prefix = false

  attach_cluster_autoscaler_policy = true
  cluster_autoscaler_policy_name   = "${local.cluster}-autoscaler"
  cluster_autoscaler_cluster_names = [module.eks.cluster_name]

  associations = {
    autoscaler = { cluster_name = module.eks.cluster_name, namespace = "kube-system", service_account = "cluster-autoscaler" }
  }

  tags = var.tags
}

module "load_balancers" {
  source  = "terraform-aws-modules/eks-pod-identity/aws"
  version = "2.8.1"

  region          = var.region
  name            = "${local.cluster}-load-balancers"
  use_name_prefix = false

  attach_aws_lb_controller_policy = true
  aws_lb_controller_policy_name   = "${local.cluster}-load-balancers"

  associations = {
    controller = { cluster_name = module.eks.cluster_name, namespace = "kube-system", service_account = "aws-load-balancer-controller" }
  }

  tags = var.tags
}
