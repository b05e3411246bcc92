data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}

locals {
  full_name = "${var.name}-${var.environment}"
  # Names of domains have 28 characters at most, with which NAME-development would not do.
  domain            = "${var.name}-${ { development = "dev", staging = "stg", production = "prod" }[var.environment]}"
  account           = data.aws_caller_identity.current.account_id
  partition         = data.aws_partition.current.partition
  high_availability = coalesce(var.high_availability, var.environment == "production")
  zones             = min(length(var.node_subnet_ids), 3)
}

resource "aws_opensearch_domain" "main" {
  region = var.region

  domain_name     = local.domain
  engine_version  = "OpenSearch_${var.search_version}"
  access_policies = data.aws_iam_policy_document.access.json

  cluster_config {
    instance_type            = var.size
    instance_count           = local.high_availability ? local.zones : 1
    zone_awareness_enabled   = local.high_availability
    dedicated_master_enabled = local.high_availability
    dedicated_master_count   = local.high_availability ? 3 : null
    dedicated_master_type    = local.high_availability ? "m7g.medium.search" : null

    dynamic "zone_awareness_config" {
      for_each = local.high_availability ? [local.zones] : []

      content {
        availability_zone_count = zone_awareness_config.value
      }
    }
  }

  ebs_options {
    ebs_enabled = true
    volume_type = "gp3"
    volume_size = var.storage_gib
    throughput  = 125
  }

  vpc_options {
    subnet_ids         = slice(var.node_subnet_ids, 0, local.high_availability ? local.zones : 1)
    security_group_ids = [aws_security_group.search.id]
  }

  encrypt_at_rest {
    enabled    = true
    kms_key_id = aws_kms_key.search.arn
  }

  node_to_node_encryption {
    enabled = true
  }

  domain_endpoint_options {
    enforce_https = true
    # TLS 1.2 with forward secrecy, or 1.3. The service has no policy that refuses 1.2.
    tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"
  }

  # Users are IAM roles; the domain has no passwords of its own.
  advanced_security_options {
    enabled                        = true
    internal_user_database_enabled = false

    master_user_options {
      master_user_arn = var.administrator_role_arn
    }
  }

  dynamic "log_publishing_options" {
    for_each = aws_cloudwatch_log_group.search

    content {
      log_type                 = log_publishing_options.key
      cloudwatch_log_group_arn = log_publishing_options.value.arn
    }
  }

  auto_tune_options {
    desired_state       = startswith(var.size, "t3.") ? "DISABLED" : "ENABLED"
    use_off_peak_window = !startswith(var.size, "t3.")
  }

  off_peak_window_options {
    enabled = true
  }

  software_update_options {
    auto_software_update_enabled = true
  }

  tags = var.tags

  depends_on = [aws_cloudwatch_log_resource_policy.search]
}
