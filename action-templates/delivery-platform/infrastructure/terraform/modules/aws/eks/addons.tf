locals {
  # Each in the version that EKS holds for the default of this Kubernetes version: the newest one would turn up as a
  # change in plans that nobody made.
  addons = {
    coredns        = { most_recent = false }
    kube-proxy     = { most_recent = false }
    metrics-server = { most_recent = false }
    # With it VolumeSnapshots work, which backups of volumes are made of.
    snapshot-controller = { most_recent = false }

    # Nodes are ready only with a network, and with Pod Identity the first pods have their roles.
    eks-pod-identity-agent = { most_recent = false, before_compute = true }
    vpc-cni = {
      most_recent    = false
      before_compute = true
      # Without this the NetworkPolicies of the chart would be stored and ignored.
      configuration_values = jsonencode({ enableNetworkPolicy = "true" })
    }

    aws-ebs-csi-driver = {
      most_recent              = false
      pod_identity_association = [{ role_arn = module.volumes.iam_role_arn, service_account = "ebs-csi-controller-sa" }]
    }
  }
}

module "volumes" {
  source  = "terraform-aws-modules/eks-pod-identity/aws"
  version = "2.8.1"

  region          = var.region
  name            = "${local.cluster}-volumes"
  use_name_prefix = false

  attach_aws_ebs_csi_policy = true
  aws_ebs_csi_policy_name   = "${local.cluster}-volumes"
  aws_ebs_csi_kms_arns      = [aws_kms_key.cluster.arn]

  tags = var.tags
}
