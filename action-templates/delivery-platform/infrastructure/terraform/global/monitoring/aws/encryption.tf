# The key AWS manages for SNS lets no alarm publish, so the topics have one that does.
data "aws_iam_policy_document" "alerts" {
  statement {
    sid       = "AccountAdministers"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${var.account}:root"]
    }
  }

  statement {
    sid       = "AlarmsPublish"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account]
    }
  }
}

resource "aws_kms_key" "alerts" {
  for_each = local.alert_regions

  region              = each.key
  description         = "Alerts of ${var.name}"
  enable_key_rotation = true
  policy              = data.aws_iam_policy_document.alerts.json
}
