mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111122223333" }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }

  mock_data "aws_availability_zones" {
    defaults = { names = ["eu-west-1a", "eu-west-1b", "eu-west-1c"] }
  }
}

variables {
  name        = "delivery-platform"
  environment = "production"
  region      = "eu-west-1"
  cidr        = "10.10.0.0/16"
}

run "spreads_over_three_zones" {
  command = plan

  assert {
    condition     = join(" ", local.zones) == "eu-west-1a eu-west-1b eu-west-1c"
    error_message = "The network is not in the three zones of the region."
  }

  assert {
    condition     = local.node_ranges == ["10.10.0.0/19", "10.10.32.0/19", "10.10.64.0/19"]
    error_message = "Nodes and pods do not have a /19 in each zone: ${jsonencode(local.node_ranges)}"
  }

  assert {
    condition     = local.public_ranges == ["10.10.192.0/24", "10.10.193.0/24", "10.10.194.0/24"] && local.database_ranges == ["10.10.224.0/24", "10.10.225.0/24", "10.10.226.0/24"]
    error_message = "Public and database subnets are not where they were: moving them replaces what is in them."
  }
}

run "keeps_a_way_out_of_every_zone_in_production" {
  command = plan

  assert {
    condition     = local.nat_per_zone
    error_message = "Production has one NAT gateway for all zones."
  }
}

run "saves_on_gateways_elsewhere" {
  command = plan

  variables {
    environment = "development"
  }

  assert {
    condition     = !local.nat_per_zone
    error_message = "Development pays for a NAT gateway in each zone."
  }
}

run "reaches_the_registry_inside_aws" {
  command = plan

  assert {
    condition     = toset([for endpoint in aws_vpc_endpoint.interface : endpoint.service_name]) == toset(["com.amazonaws.eu-west-1.ecr.api", "com.amazonaws.eu-west-1.ecr.dkr", "com.amazonaws.eu-west-1.sts"])
    error_message = "Images or tokens go out by the NAT gateways."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.endpoints.cidr_ipv4 == "10.10.0.0/16"
    error_message = "The endpoints take connections from elsewhere than the VPC."
  }
}

run "refuses_a_range_that_is_too_small" {
  command = plan

  variables {
    cidr = "10.10.0.0/24"
  }

  expect_failures = [var.cidr]
}

run "refuses_an_unknown_environment" {
  command = plan

  variables {
    environment = "prod"
  }

  expect_failures = [var.environment]
}
