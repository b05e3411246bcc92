mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111122223333", arn = "arn:aws:iam::111122223333:role/apply" }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }
}

mock_provider "tls" {}
mock_provider "time" {}

variables {
  name            = "delivery-platform"
  environment     = "production"
  region          = "eu-west-1"
  network_id      = "vpc-0123456789abcdef0"
  node_subnet_ids = ["subnet-0a", "subnet-0b", "subnet-0c"]
  administrators  = ["arn:aws:iam::111122223333:role/administrator"]
}

run "has_the_pools_of_the_platform" {
  command = plan

  assert {
    condition = alltrue([
      for name in ["system", "general"] :
      local.node_groups[name].min_size == 1 && local.node_groups[name].desired_size == 3 && local.node_groups[name].max_size == 10
    ])
    error_message = "System and general are not of 3 nodes, 1 to 10."
  }

  assert {
    condition     = local.node_groups.spot.capacity_type == "SPOT" && local.node_groups.spot.min_size == 0 && local.node_groups.spot.taints.spot.effect == "NO_SCHEDULE"
    error_message = "The spot pool is not spot, not empty at rest, or takes what does not tolerate it."
  }

  assert {
    condition     = alltrue([for group in local.node_groups : group.metadata_options.http_tokens == "required" && group.metadata_options.http_put_response_hop_limit == 1])
    error_message = "Pods reach the metadata service, and with it the node's role."
  }

  assert {
    condition     = alltrue([for group in local.node_groups : group.block_device_mappings.root.ebs.encrypted])
    error_message = "A node's volume is not encrypted."
  }
}

run "puts_each_role_into_all_its_groups_once" {
  command = plan

  variables {
    access = {
      flotilla-deployers = ["arn:aws:iam::111122223333:role/deploy", "arn:aws:iam::111122223333:role/rollback"]
      flotilla-pruners   = ["arn:aws:iam::111122223333:role/prune", "arn:aws:iam::111122223333:role/rollback"]
    }
  }

  assert {
    condition     = local.pipeline_entries["arn:aws:iam::111122223333:role/deploy"].kubernetes_groups == tolist(["flotilla-deployers"])
    error_message = "The role that deploys is not in the group that may, or in others, too."
  }

  assert {
    condition     = local.pipeline_entries["arn:aws:iam::111122223333:role/rollback"].kubernetes_groups == tolist(["flotilla-deployers", "flotilla-pruners"])
    error_message = "A role in two groups does not have both: EKS takes one entry for a role."
  }

  assert {
    condition     = alltrue([for entry in local.pipeline_entries : !can(entry.policy_associations)])
    error_message = "A pipeline has rights of EKS beside those of RBAC."
  }
}

run "is_reached_from_inside_only_unless_told" {
  command = plan

  assert {
    condition     = length(var.api_server_cidrs) == 0
    error_message = "The API server can be reached from outside by default."
  }
}

run "refuses_to_open_the_api_server_to_everybody" {
  command = plan

  variables {
    api_server_cidrs = ["0.0.0.0/0"]
  }

  expect_failures = [var.api_server_cidrs]
}

run "refuses_to_open_it_in_halves" {
  command = plan

  variables {
    api_server_cidrs = ["0.0.0.0/1", "128.0.0.0/1"]
  }

  expect_failures = [var.api_server_cidrs]
}

run "refuses_groups_that_rbac_does_not_know" {
  command = plan

  variables {
    access = { "system:masters" = ["arn:aws:iam::111122223333:role/deploy"] }
  }

  expect_failures = [var.access]
}

run "refuses_users_in_place_of_roles" {
  command = plan

  variables {
    access = { flotilla-deployers = ["arn:aws:iam::111122223333:user/deploy"] }
  }

  expect_failures = [var.access]
}

run "refuses_a_cluster_without_an_administrator" {
  command = plan

  variables {
    administrators = []
  }

  expect_failures = [var.administrators]
}

run "refuses_a_pipeline_as_administrator" {
  command = plan

  variables {
    access = { flotilla-deployers = ["arn:aws:iam::111122223333:role/administrator"] }
  }

  expect_failures = [var.administrators]
}

run "refuses_a_spot_pool_of_one_type" {
  command = plan

  variables {
    node_pools = {
      system = { min = 1, desired = 3, max = 10, machine_types = ["t3.medium"] }
      spot   = { min = 0, desired = 0, max = 10, machine_types = ["t3.large"], spot = true }
    }
  }

  expect_failures = [var.node_pools]
}

run "refuses_sizes_out_of_order" {
  command = plan

  variables {
    node_pools = { system = { min = 3, desired = 1, max = 10, machine_types = ["t3.medium"] } }
  }

  expect_failures = [var.node_pools]
}

run "refuses_a_version_that_is_out_of_support" {
  command = plan

  variables {
    kubernetes_version = "1.28"
  }

  expect_failures = [var.kubernetes_version]
}
