# Applies plans that were approved. IAM can hold it to names, services and its own state, not to an environment's
# machines: whoever needs that wall gives each environment an account of its own and runs this bootstrap in each.
# It may write roles NAME-ENVIRONMENT-*, and so, by detour, give itself more: the approval of the GitHub environment is
# what stands before that.

data "aws_iam_policy_document" "infrastructure_apply" {
  for_each = local.parts

  statement {
    sid       = "Services"
    actions   = local.services[each.key == "global" ? "global" : "environment"]
    resources = ["*"]
  }

  statement {
    sid       = "Buckets"
    actions   = ["s3:*"]
    resources = ["arn:${local.partition}:s3:::${var.name}-${each.key == "global" ? "archive" : each.key}-*"]
  }

  statement {
    sid     = "Roles"
    actions = ["iam:*"]
    resources = [
      for kind in ["role", "policy", "instance-profile"] :
      "arn:${local.partition}:iam::${var.account}:${kind}/${var.name}-${each.key}-*"
    ]
  }

  statement {
    sid       = "LookUp"
    actions   = ["iam:Get*", "iam:List*", "s3:GetBucket*", "s3:ListAllMyBuckets", "tag:GetResources"]
    resources = ["*"]
  }

  # Roles by which services work in the account; what these may do, AWS says.
  statement {
    sid       = "ServiceLinkedRoles"
    actions   = ["iam:CreateServiceLinkedRole"]
    resources = ["arn:${local.partition}:iam::${var.account}:role/aws-service-role/*"]
  }

  # RDS makes the administrator's secret in the name of whoever makes the database. Reading it is not part of that.
  statement {
    sid       = "DatabaseSecret"
    actions   = ["secretsmanager:CreateSecret", "secretsmanager:DescribeSecret", "secretsmanager:RotateSecret", "secretsmanager:TagResource"]
    resources = ["arn:${local.partition}:secretsmanager:*:${var.account}:secret:rds!*"]
  }

  statement {
    sid       = "FindStates"
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.state.arn]
  }

  statement {
    sid       = "State"
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["${aws_s3_bucket.state.arn}/${local.states[each.key]}/*"]
  }

  statement {
    sid       = "Lock"
    actions   = ["s3:DeleteObject"]
    resources = ["${aws_s3_bucket.state.arn}/${local.states[each.key]}/*.tflock"]
  }
}

locals {
  states = merge({ for environment in var.environments : environment => "environments/${environment}" }, { global = "global" })

  services = {
    environment = [
      "acm:DescribeCertificate", "autoscaling:Describe*", "cloudfront:*", "cloudwatch:*", "ec2:*", "eks:*",
      "elasticloadbalancing:Describe*", "es:*", "events:*", "kms:*", "lambda:*", "logs:*", "rds:*", "shield:*", "sqs:*",
      "wafv2:*",
    ]
    # Of the organisation only the policies and where they are attached: not who else may write some.
    global = [
      "access-analyzer:*", "budgets:*", "ce:*", "cloudtrail:*", "cloudwatch:*", "ec2:*EbsDefaultKmsKeyId",
      "ec2:*EbsEncryptionByDefault", "guardduty:*", "kms:*", "organizations:AttachPolicy", "organizations:CreatePolicy",
      "organizations:DeletePolicy", "organizations:Describe*", "organizations:DetachPolicy", "organizations:List*",
      "organizations:TagResource", "organizations:UntagResource", "organizations:UpdatePolicy", "route53:*",
      "s3:*AccountPublicAccessBlock", "securityhub:*", "sns:*",
    ]
  }
}
