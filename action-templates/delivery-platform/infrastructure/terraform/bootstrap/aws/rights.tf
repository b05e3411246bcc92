data "aws_partition" "current" {}

locals {
  partition    = data.aws_partition.current.partition
  repositories = "arn:${local.partition}:ecr:*:${var.account}:repository/${var.name}/*"
  clusters     = { for environment in var.environments : environment => "arn:${local.partition}:eks:*:${var.account}:cluster/${var.name}-${environment}" }

  rights = merge(
    {
      push                = data.aws_iam_policy_document.push.json
      plan                = data.aws_iam_policy_document.plan.json
      prune               = data.aws_iam_policy_document.prune.json
      infrastructure-plan = data.aws_iam_policy_document.infrastructure_plan.json
    },
    { for environment in var.environments : "deploy-${environment}" => data.aws_iam_policy_document.deploy[environment].json },
    { for environment in var.environments : "rollback-${environment}" => data.aws_iam_policy_document.deploy[environment].json },
    { for part in local.parts : "infrastructure-apply-${part}" => data.aws_iam_policy_document.infrastructure_apply[part].json },
  )
}

# Writes images. The repositories are made here, so it may not make any.
data "aws_iam_policy_document" "push" {
  statement {
    sid       = "LogIn"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    sid = "Push"
    actions = [
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:CompleteLayerUpload",
      "ecr:DescribeImages",
      "ecr:DescribeRepositories",
      "ecr:GetDownloadUrlForLayer",
      "ecr:InitiateLayerUpload",
      "ecr:PutImage",
      "ecr:UploadLayerPart",
    ]
    resources = [local.repositories]
  }
}

# Opens the cluster. What it may do in there is said by rbac/, for the group that the module eks puts it into.
data "aws_iam_policy_document" "deploy" {
  for_each = var.environments

  source_policy_documents = [data.aws_iam_policy_document.pull.json]

  statement {
    sid       = "Open"
    actions   = ["eks:DescribeCluster"]
    resources = [local.clusters[each.key]]
  }
}

data "aws_iam_policy_document" "plan" {
  source_policy_documents = [data.aws_iam_policy_document.pull.json]

  statement {
    sid       = "Open"
    actions   = ["eks:DescribeCluster"]
    resources = values(local.clusters)
  }
}

# Proves before the first write that the cluster can pull every image.
data "aws_iam_policy_document" "pull" {
  statement {
    sid       = "LogIn"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    sid       = "Pull"
    actions   = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    resources = [local.repositories]
  }
}

# The only one that deletes images, and it deletes nothing else.
data "aws_iam_policy_document" "prune" {
  statement {
    sid       = "LogIn"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    sid = "Delete"
    actions = [
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchDeleteImage",
      "ecr:BatchGetImage",
      "ecr:DescribeImages",
      "ecr:GetDownloadUrlForLayer",
    ]
    resources = [local.repositories]
  }

  statement {
    sid       = "WhatRuns"
    actions   = ["eks:DescribeCluster"]
    resources = values(local.clusters)
  }
}
