resource "aws_cloudwatch_log_group" "firewall" {
  region = local.region

  # WAF takes only names that begin so.
  name              = "aws-waf-logs-${local.full_name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = aws_kms_key.logs.arn
  tags              = var.tags
}

# Both logs are written by the service that delivers logs for others.
data "aws_iam_policy_document" "delivery" {
  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.firewall.arn}:*", "${aws_cloudwatch_log_group.access.arn}:*"]

    principals {
      type        = "Service"
      identifiers = ["delivery.logs.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account]
    }
  }
}

resource "aws_cloudwatch_log_resource_policy" "delivery" {
  region = local.region

  policy_name     = "${local.full_name}-edge"
  policy_document = data.aws_iam_policy_document.delivery.json
}

resource "aws_wafv2_web_acl_logging_configuration" "main" {
  region = local.region

  resource_arn            = aws_wafv2_web_acl.main.arn
  log_destination_configs = [aws_cloudwatch_log_group.firewall.arn]

  # What lets somebody in has no place in a log.
  dynamic "redacted_fields" {
    for_each = toset(["authorization", "cookie"])

    content {
      single_header {
        name = redacted_fields.value
      }
    }
  }

  # Only what was stopped, or would have been: the rest is in the access log.
  logging_filter {
    default_behavior = "DROP"

    filter {
      behavior    = "KEEP"
      requirement = "MEETS_ANY"

      dynamic "condition" {
        for_each = toset(["BLOCK", "COUNT"])

        content {
          action_condition {
            action = condition.value
          }
        }
      }
    }
  }

  depends_on = [aws_cloudwatch_log_resource_policy.delivery]
}
