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

run "plans_with_the_values_of_the_file" {
  command = plan

  assert {
    condition     = output.cluster_name == "delivery-platform-staging"
    error_message = "The fleet file knows the cluster by the name of its environment."
  }

  assert {
    condition     = output.endpoint == null
    error_message = "Without a Gateway there is nothing that DNS could point to."
  }
}

run "refuses_an_account_that_is_none" {
  command = plan

  variables {
    account = "example"
  }

  expect_failures = [var.account]
}

run "refuses_a_zone_for_a_region" {
  command = plan

  variables {
    region = "eu-west-1a"
  }

  expect_failures = [var.region]
}
