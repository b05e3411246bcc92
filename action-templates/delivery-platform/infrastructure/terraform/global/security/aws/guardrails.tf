# What no administrator of an account can do, however much the account allows.
data "aws_iam_policy_document" "guardrails" {
  statement {
    sid       = "NobodyLeaves"
    effect    = "Deny"
    actions   = ["organizations:LeaveOrganization"]
    resources = ["*"]
  }

  statement {
    sid    = "WatchersStay"
    effect = "Deny"
    actions = [
      "cloudtrail:DeleteTrail",
      "cloudtrail:StopLogging",
      "cloudtrail:UpdateTrail",
      "guardduty:DeleteDetector",
      "guardduty:DisassociateFromAdministratorAccount",
      "guardduty:UpdateDetector",
      "securityhub:DisableSecurityHub",
      "access-analyzer:DeleteAnalyzer",
    ]
    resources = ["*"]
  }

  statement {
    sid       = "NoRootUser"
    effect    = "Deny"
    actions   = ["*"]
    resources = ["*"]

    condition {
      test     = "ArnLike"
      variable = "aws:PrincipalArn"
      values   = ["arn:aws:iam::*:root"]
    }
  }

  statement {
    sid       = "NoLongLivedKeys"
    effect    = "Deny"
    actions   = ["iam:CreateUser", "iam:CreateAccessKey"]
    resources = ["*"]
  }

  statement {
    sid       = "NothingBecomesPublicOrUnencrypted"
    effect    = "Deny"
    actions   = ["s3:PutAccountPublicAccessBlock", "ec2:DisableEbsEncryptionByDefault"]
    resources = ["*"]
  }

  # Global services answer from us-east-1 and are let through by name.
  statement {
    sid    = "OnlyOurRegions"
    effect = "Deny"
    not_actions = [
      "acm:*", "budgets:*", "ce:*", "cloudfront:*", "cloudwatch:*", "ec2:DescribeRegions", "globalaccelerator:*",
      "health:*", "iam:*", "kms:*", "logs:*", "organizations:*", "route53:*", "route53domains:*",
      "s3:GetAccountPublicAccessBlock", "s3:ListAllMyBuckets", "shield:*", "sns:*", "sts:*", "support:*", "wafv2:*",
    ]
    resources = ["*"]

    condition {
      test     = "StringNotEquals"
      variable = "aws:RequestedRegion"
      values   = var.allowed_regions
    }
  }
}

resource "aws_organizations_policy" "guardrails" {
  name        = var.name
  description = "What no account of ${var.name} may do"
  type        = "SERVICE_CONTROL_POLICY"
  content     = data.aws_iam_policy_document.guardrails.minified_json
}

resource "aws_organizations_policy_attachment" "guardrails" {
  for_each = var.guarded_units

  policy_id = aws_organizations_policy.guardrails.id
  target_id = each.key
}
