# Who may take which role: a job of this one repository, known by its number, on this branch or in this GitHub
# environment, and nobody else. Create the environments before the roles are used: GitHub makes one that is missing
# without any protection.

locals {
  job    = "repo:${var.repository}"
  branch = "${local.job}:ref:refs/heads/${var.branch}"
  pull   = "${local.job}:pull_request"

  subjects = merge(
    {
      push                = concat([local.branch], [for environment in var.promote_to : "${local.job}:environment:${environment}"])
      plan                = [local.pull]
      prune               = ["${local.job}:environment:prune"]
      infrastructure-plan = [local.pull, local.branch]
    },
    { for environment in var.environments : "deploy-${environment}" => ["${local.job}:environment:${environment}"] },
    { for environment in var.environments : "rollback-${environment}" => ["${local.job}:environment:${environment}-rollback"] },
    # An environment of its own: a job that delivers must not be able to take the role that changes infrastructure.
    { for part in local.parts : "infrastructure-apply-${part}" => ["${local.job}:environment:${part}-infrastructure"] },
  )

  parts = setunion(var.environments, ["global"])
}

resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

data "aws_iam_policy_document" "trust" {
  for_each = local.subjects

  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [aws_iam_openid_connect_provider.github.arn]
    }

    # Each condition compares whole values: a pattern in one of them is how other repositories get in.
    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:aud"
      values   = ["sts.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:sub"
      values   = each.value
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:repository_id"
      values   = [var.repository_id]
    }
  }
}

resource "aws_iam_role" "github" {
  for_each = local.subjects

  name                 = "${var.name}-${each.key}"
  description          = "Jobs of ${var.repository}: ${each.key}"
  assume_role_policy   = data.aws_iam_policy_document.trust[each.key].json
  max_session_duration = 3600
}

resource "aws_iam_role_policy" "github" {
  for_each = local.subjects

  name   = "rights"
  role   = aws_iam_role.github[each.key].id
  policy = local.rights[each.key]
}
