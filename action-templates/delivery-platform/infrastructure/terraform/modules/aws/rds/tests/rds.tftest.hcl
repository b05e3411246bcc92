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
  database_subnet_group     = "delivery-platform-production"
  client_security_group_ids = { nodes = "sg-0123456789abcdef0" }
}

run "is_private_and_encrypted" {
  command = plan

  assert {
    condition     = !aws_db_instance.main.publicly_accessible
    error_message = "The database has a public address."
  }

  assert {
    condition     = aws_db_instance.main.storage_encrypted && aws_kms_key.database.enable_key_rotation
    error_message = "The storage is not encrypted, or its key never changes."
  }

  assert {
    condition     = one([for parameter in aws_db_parameter_group.main.parameter : parameter.value if parameter.name == "rds.force_ssl"]) == "1"
    error_message = "The database takes connections without TLS."
  }
}

run "keeps_the_password_out_of_the_state" {
  command = plan

  assert {
    condition     = aws_db_instance.main.manage_master_user_password && aws_db_instance.main.password == null
    error_message = "RDS does not make and keep the administrator's password itself."
  }

  assert {
    condition     = aws_db_instance.main.iam_database_authentication_enabled
    error_message = "Services cannot log in with tokens of IAM."
  }
}

run "survives_a_zone_and_a_mistake_in_production" {
  command = plan

  assert {
    condition     = aws_db_instance.main.multi_az
    error_message = "Production has no standby."
  }

  assert {
    condition     = aws_db_instance.main.backup_retention_period == 14 && !aws_db_instance.main.skip_final_snapshot && aws_db_instance.main.deletion_protection
    error_message = "The database cannot be restored to a second of the last 14 days, or is deleted without a trace."
  }
}

run "has_no_standby_in_development" {
  command = plan

  variables {
    environment = "development"
  }

  assert {
    condition     = !aws_db_instance.main.multi_az
    error_message = "Development pays for a standby."
  }
}

run "lets_only_the_named_groups_in" {
  command = plan

  assert {
    condition     = [for rule in aws_vpc_security_group_ingress_rule.clients : rule.referenced_security_group_id] == ["sg-0123456789abcdef0"]
    error_message = "Others than the nodes may connect."
  }

  assert {
    condition     = alltrue([for rule in aws_vpc_security_group_ingress_rule.clients : rule.from_port == 5432 && rule.to_port == 5432 && rule.cidr_ipv4 == null])
    error_message = "More than PostgreSQL's port is open."
  }
}

run "replicates_backups_when_a_region_is_named" {
  command = plan

  variables {
    replica_region = "eu-central-1"
  }

  assert {
    condition     = aws_db_instance_automated_backups_replication.replica[0].region == "eu-central-1" && aws_kms_key.replica[0].region == "eu-central-1"
    error_message = "Backups or their key are not in the other region."
  }

  assert {
    condition     = aws_db_instance_automated_backups_replication.replica[0].retention_period == 14
    error_message = "Replicated backups are kept for another time than the database's own."
  }
}

run "replicates_nothing_unless_told" {
  command = plan

  assert {
    condition     = length(aws_db_instance_automated_backups_replication.replica) == 0 && length(aws_kms_key.replica) == 0
    error_message = "Something is made in another region."
  }
}

run "refuses_its_own_region_as_the_other" {
  command = plan

  variables {
    replica_region = "eu-west-1"
  }

  expect_failures = [var.replica_region]
}

run "refuses_to_keep_backups_for_a_day" {
  command = plan

  variables {
    backup_retention_days = 1
  }

  expect_failures = [var.backup_retention_days]
}

run "refuses_a_minor_version" {
  command = plan

  variables {
    postgres_version = "17.2"
  }

  expect_failures = [var.postgres_version]
}
