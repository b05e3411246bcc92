mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111122223333", arn = "arn:aws:iam::111122223333:role/apply" }
  }

  mock_data "aws_availability_zones" {
    defaults = { names = ["eu-west-1a", "eu-west-1b", "eu-west-1c"] }
  }

  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
}

mock_provider "time" {}

mock_provider "tls" {}

variables {
  name             = "delivery-platform"
  environment      = "production"
  region           = "eu-west-1"
  cidr             = "10.10.0.0/16"
  api_server_cidrs = []
  access           = {}
  administrators   = ["arn:aws:iam::111122223333:role/administrator"]
  alarm_topic_arns = []
  node_pools = {
    system = { min = 1, desired = 3, max = 10, machine_types = ["t3.medium"] }
  }
  database = { size = "db.m7g.large", storage_gib = 100, backup_retention_days = 35 }
  search   = { size = "m7g.large.search", storage_gib = 100 }
}

run "names_the_cluster_by_platform_and_environment" {
  command = plan

  assert {
    condition     = output.cluster_name == "delivery-platform-production"
    error_message = "The fleet file knows the cluster by this name."
  }
}

run "leaves_out_what_comes_later" {
  command = plan

  assert {
    condition     = output.endpoint == null
    error_message = "Without a Gateway there is no edge."
  }

  assert {
    condition     = output.events == null
    error_message = "Without the packaged handler there is no function."
  }
}

run "refuses_a_cluster_without_administrators" {
  command = plan

  variables {
    administrators = []
  }

  expect_failures = [var.administrators]
}
