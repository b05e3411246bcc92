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
}

variables {
  name                      = "delivery-platform"
  environment               = "production"
  region                    = "eu-west-1"
  network_id                = "vpc-0123456789abcdef0"
  node_subnet_ids           = ["subnet-0a", "subnet-0b", "subnet-0c"]
  client_security_group_ids = { nodes = "sg-0123456789abcdef0" }
  administrator_role_arn    = "arn:aws:iam::111122223333:role/administrator"
  client_role_arns          = ["arn:aws:iam::111122223333:role/delivery-platform-production-logs"]
}

run "is_encrypted_everywhere" {
  command = plan

  assert {
    condition     = aws_opensearch_domain.main.encrypt_at_rest[0].enabled && aws_opensearch_domain.main.node_to_node_encryption[0].enabled
    error_message = "Data is not encrypted at rest or between nodes."
  }

  assert {
    condition     = aws_opensearch_domain.main.domain_endpoint_options[0].enforce_https && aws_opensearch_domain.main.domain_endpoint_options[0].tls_security_policy == "Policy-Min-TLS-1-2-PFS-2023-10"
    error_message = "The endpoint takes plain HTTP or TLS without forward secrecy."
  }
}

run "knows_roles_and_no_passwords" {
  command = plan

  assert {
    condition     = aws_opensearch_domain.main.advanced_security_options[0].enabled && !aws_opensearch_domain.main.advanced_security_options[0].internal_user_database_enabled
    error_message = "Fine-grained access control is off, or the domain has passwords of its own."
  }

  assert {
    condition     = toset(flatten([for principal in data.aws_iam_policy_document.access.statement[0].principals : principal.identifiers])) == toset(["arn:aws:iam::111122223333:role/administrator", "arn:aws:iam::111122223333:role/delivery-platform-production-logs"])
    error_message = "Others than the named roles may ask."
  }
}

run "survives_a_zone_in_production" {
  command = plan

  assert {
    condition     = aws_opensearch_domain.main.cluster_config[0].instance_count == 3 && aws_opensearch_domain.main.cluster_config[0].zone_awareness_enabled && aws_opensearch_domain.main.cluster_config[0].dedicated_master_count == 3
    error_message = "Production is not on three nodes in three zones with three masters."
  }

  assert {
    condition     = length(aws_opensearch_domain.main.vpc_options[0].subnet_ids) == 3
    error_message = "The domain is not in three subnets."
  }
}

run "is_one_node_in_development" {
  command = plan

  variables {
    environment = "development"
    size        = "t3.small.search"
  }

  assert {
    condition     = aws_opensearch_domain.main.cluster_config[0].instance_count == 1 && length(aws_opensearch_domain.main.vpc_options[0].subnet_ids) == 1
    error_message = "Development pays for more than one node."
  }

  assert {
    condition     = aws_opensearch_domain.main.auto_tune_options[0].desired_state == "DISABLED"
    error_message = "Auto-Tune is asked of an instance type that has none."
  }
}

run "has_a_name_that_the_service_takes" {
  command = plan

  variables {
    name        = "eighteen-character"
    environment = "development"
  }

  assert {
    condition     = length(aws_opensearch_domain.main.domain_name) <= 28
    error_message = "Domains have 28 characters at most."
  }
}

run "keeps_snapshots_out_of_reach" {
  command = plan

  assert {
    condition     = aws_s3_bucket_public_access_block.snapshots.restrict_public_buckets && aws_s3_bucket_versioning.snapshots.versioning_configuration[0].status == "Enabled"
    error_message = "Snapshots are public or can be overwritten for good."
  }

  assert {
    condition     = one(one(data.aws_iam_policy_document.snapshots_bucket.statement).condition).variable == "aws:SecureTransport"
    error_message = "Snapshots can be read in the clear."
  }
}

run "refuses_everybody_as_a_client" {
  command = plan

  variables {
    client_role_arns = ["*"]
  }

  expect_failures = [var.client_role_arns]
}

run "refuses_a_type_that_cannot_encrypt" {
  command = plan

  variables {
    size = "t2.small.search"
  }

  expect_failures = [var.size]
}
