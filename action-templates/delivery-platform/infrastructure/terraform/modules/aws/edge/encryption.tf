data "aws_iam_policy_document" "key" {
  statement {
    sid       = "Administration"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${local.partition}:iam::${local.account}:root"]
    }
  }

  statement {
    sid       = "Logs"
    actions   = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["logs.${local.region}.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "kms:EncryptionContext:aws:logs:arn"
      values = [
        for group in ["aws-waf-logs-${local.full_name}", "/aws/cloudfront/${local.full_name}"] :
        "arn:${local.partition}:logs:${local.region}:${local.account}:log-group:${group}"
      ]
    }
  }
}

resource "aws_kms_key" "logs" {
  region = local.region

  description             = "Logs at the edge of ${local.full_name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = data.aws_iam_policy_document.key.json
  tags                    = var.tags
}

resource "aws_kms_alias" "logs" {
  region = local.region

  name          = "alias/${local.full_name}-edge"
  target_key_id = aws_kms_key.logs.key_id
}
