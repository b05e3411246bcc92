locals {
  node_groups = {
    for name, pool in var.node_pools : name => {
      ami_type = "AL2023_x86_64_STANDARD"
      # Otherwise each new image of Amazon's would turn up as a change in plans that nobody made; README.md has the way.
      use_latest_ami_release_version = false
      capacity_type                  = pool.spot ? "SPOT" : "ON_DEMAND"

      # The same role for every replacement of the group, under a name that the identity for infrastructure may manage.
      iam_role_name            = "${local.cluster}-${name}"
      iam_role_use_name_prefix = false

      instance_types = pool.machine_types
      min_size       = pool.min
      desired_size   = pool.desired
      max_size       = pool.max

      labels = { pool = name }

      # The key is the label that EKS gives such nodes. What tolerates it may lose its node with two minutes' notice.
      taints = {
        for name in pool.spot ? ["spot"] : [] : name => { key = "eks.amazonaws.com/capacityType", value = "SPOT", effect = "NO_SCHEDULE" }
      }

      update_config      = { max_unavailable_percentage = 33 }
      node_repair_config = { enabled = true }

      block_device_mappings = {
        root = {
          device_name = "/dev/xvda"
          ebs = {
            volume_type           = "gp3"
            volume_size           = pool.disk_gib
            encrypted             = true
            kms_key_id            = aws_kms_key.cluster.arn
            delete_on_termination = true
          }
        }
      }

      # One hop: pods do not reach the metadata service, and so not the node's role.
      metadata_options = {
        http_endpoint               = "enabled"
        http_tokens                 = "required"
        http_put_response_hop_limit = 1
      }
    }
  }
}
