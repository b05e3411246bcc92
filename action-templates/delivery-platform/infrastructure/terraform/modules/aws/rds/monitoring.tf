resource "aws_cloudwatch_log_group" "database" {
  for_each = toset(["postgresql", "upgrade"])
  region   = var.region

  name              = "/aws/rds/instance/${local.full_name}/${each.key}"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.database.arn
  tags              = var.tags
}

data "aws_iam_policy_document" "monitoring" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["monitoring.rds.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = ["arn:${local.partition}:rds:${var.region}:${local.account}:db:${local.full_name}"]
    }
  }
}

# Metrics of the operating system under the database, once a minute.
resource "aws_iam_role" "monitoring" {
  name               = "${local.full_name}-database-monitoring"
  assume_role_policy = data.aws_iam_policy_document.monitoring.json
  tags               = var.tags
}

resource "aws_iam_role_policy_attachment" "monitoring" {
  role       = aws_iam_role.monitoring.name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}
