resource "aws_cloudwatch_log_group" "search" {
  for_each = toset(["AUDIT_LOGS", "ES_APPLICATION_LOGS", "INDEX_SLOW_LOGS", "SEARCH_SLOW_LOGS"])
  region   = var.region

  name              = "/aws/opensearch/${local.full_name}/${lower(each.key)}"
  retention_in_days = var.log_retention_days
  kms_key_id        = aws_kms_key.search.arn
  tags              = var.tags
}

data "aws_iam_policy_document" "logs" {
  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = [for group in aws_cloudwatch_log_group.search : "${group.arn}:*"]

    principals {
      type        = "Service"
      identifiers = ["es.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = ["arn:${local.partition}:es:${var.region}:${local.account}:domain/${local.domain}"]
    }
  }
}

resource "aws_cloudwatch_log_resource_policy" "search" {
  region = var.region

  policy_name     = "${local.full_name}-search"
  policy_document = data.aws_iam_policy_document.logs.json
}
