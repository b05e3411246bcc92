mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }
}

variables {
  name          = "delivery-platform"
  account       = "111122223333"
  region        = "eu-west-1"
  repository    = "example-org/delivery-platform"
  repository_id = "123456789"
}

run "trusts_whole_subjects_only" {
  command = plan

  assert {
    condition = alltrue(flatten([
      for trust in data.aws_iam_policy_document.trust : [for condition in trust.statement[0].condition : condition.test == "StringEquals"]
    ]))
    error_message = "A trust condition compares by a pattern, or lets a token without the claim in."
  }

  assert {
    condition = alltrue([
      for trust in data.aws_iam_policy_document.trust :
      toset([for condition in trust.statement[0].condition : condition.variable]) == toset([for claim in ["aud", "sub", "repository_id"] : "token.actions.githubusercontent.com:${claim}"])
    ])
    error_message = "A role does not ask for audience, subject and the repository's number."
  }

  assert {
    condition     = !strcontains(jsonencode(local.subjects), "*")
    error_message = "A trusted subject has a pattern in it."
  }
}

run "keeps_the_roles_apart" {
  command = plan

  assert {
    condition     = local.subjects["push"] == ["repo:example-org/delivery-platform:ref:refs/heads/main"] && local.subjects["plan"] == ["repo:example-org/delivery-platform:pull_request"] && local.subjects["prune"] == ["repo:example-org/delivery-platform:environment:prune"]
    error_message = "Push, plan or prune trusts another subject than docs/identities.md of the suite says."
  }

  assert {
    condition     = local.subjects["deploy-production"] == ["repo:example-org/delivery-platform:environment:production"] && local.subjects["rollback-production"] == ["repo:example-org/delivery-platform:environment:production-rollback"]
    error_message = "Deploy or rollback trusts another environment."
  }

  assert {
    condition     = local.subjects["infrastructure-apply-production"] == ["repo:example-org/delivery-platform:environment:production-infrastructure"]
    error_message = "Who delivers may change infrastructure."
  }

  # Whoever opens a pull request gets what it trusts, so it must be the two roles that only read.
  assert {
    condition     = toset([for role, subjects in local.subjects : role if contains(subjects, "repo:example-org/delivery-platform:pull_request")]) == toset(["plan", "infrastructure-plan"])
    error_message = "A pull request can take a role that writes."
  }
}

run "lets_promotions_push_when_told" {
  command = plan

  variables {
    promote_to = ["production"]
  }

  assert {
    condition     = contains(local.subjects["push"], "repo:example-org/delivery-platform:environment:production")
    error_message = "promote.yml cannot push."
  }
}

run "pushes_and_deletes_nothing" {
  command = plan

  assert {
    condition     = !strcontains(jsonencode(data.aws_iam_policy_document.push.statement), "Delete") && !strcontains(jsonencode(data.aws_iam_policy_document.push.statement), "Create")
    error_message = "The role that pushes may delete, or make repositories."
  }

  assert {
    condition = alltrue([
      for statement in data.aws_iam_policy_document.push.statement :
      toset(statement.resources) == toset(["arn:aws:ecr:*:111122223333:repository/delivery-platform/*"]) || toset(statement.actions) == toset(["ecr:GetAuthorizationToken"])
    ])
    error_message = "The role that pushes reaches other repositories."
  }
}

run "holds_each_apply_to_its_own_state" {
  command = plan

  override_resource {
    target = aws_s3_bucket.state
    # The tags are what the provider makes of its default_tags; a mock leaves them out.
    values          = { arn = "arn:aws:s3:::delivery-platform-state-111122223333", tags_all = { Project = "delivery-platform" } }
    override_during = plan
  }

  assert {
    condition     = alltrue([for statement in data.aws_iam_policy_document.infrastructure_apply["development"].statement : !strcontains(jsonencode(statement.resources), "production")])
    error_message = "The role of development reaches something of production by name."
  }

  assert {
    condition     = contains(flatten([for statement in data.aws_iam_policy_document.infrastructure_apply["development"].statement : statement.resources]), "arn:aws:s3:::delivery-platform-state-111122223333/environments/development/*")
    error_message = "The role of development does not reach its own state."
  }
}

run "stores_every_service_and_the_records" {
  command = plan

  assert {
    condition = toset([for repository in aws_ecr_repository.images : repository.name]) == toset([
      for name in ["api-gateway", "user-service", "order-service", "payment-service", "delivery-service", "releases"] : "delivery-platform/${name}"
    ])
    error_message = "A repository is missing that a push needs."
  }

  assert {
    condition     = alltrue([for repository in aws_ecr_repository.images : repository.image_tag_mutability == "IMMUTABLE_WITH_EXCLUSION" && repository.encryption_configuration[0].encryption_type == "KMS"])
    error_message = "Tags can be moved, or images are not encrypted with our key."
  }
}

run "keeps_former_states" {
  command = plan

  assert {
    condition     = aws_s3_bucket_versioning.state.versioning_configuration[0].status == "Enabled"
    error_message = "A lost state cannot be brought back."
  }
}

run "refuses_a_pattern_as_repository" {
  command = plan

  variables {
    repository = "example-org/*"
  }

  expect_failures = [var.repository]
}

run "refuses_a_name_in_place_of_the_number" {
  command = plan

  variables {
    repository_id = "delivery-platform"
  }

  expect_failures = [var.repository_id]
}

run "refuses_tags_that_all_move" {
  command = plan

  variables {
    mutable_tags = ["*"]
  }

  expect_failures = [var.mutable_tags]
}
