locals {
  # Every environment has a state of its own, and so has what they share.
  parts  = setunion(var.environments, ["global"])
  prefix = coalesce(var.subject_prefix, "repo:${var.repository}")

  # Identity => the jobs it trusts, by the subject of their token, compared as a whole. One role each: who may push
  # cannot deploy, and who may deploy cannot push. GitHub environments guard the rest: reviewers on ENVIRONMENT and
  # ENVIRONMENT-infrastructure, the branch alone on ENVIRONMENT-rollback, because the way back must not wait.
  subjects = merge(
    {
      push = merge(
        { branch = "${local.prefix}:ref:refs/heads/${var.branch}" },
        { for environment in var.promote_to : "promote-${environment}" => "${local.prefix}:environment:${environment}" },
      )
      prune = { prune = "${local.prefix}:environment:prune" }
      plan  = { pull-request = "${local.prefix}:pull_request" }
      infrastructure-plan = {
        # Plans of pull requests, and the search for drift on a schedule.
        pull-request = "${local.prefix}:pull_request"
        branch       = "${local.prefix}:ref:refs/heads/${var.branch}"
      }
    },
    { for environment in var.environments : "deploy-${environment}" => {
      environment = "${local.prefix}:environment:${environment}"
    } },
    { for environment in var.environments : "rollback-${environment}" => {
      environment = "${local.prefix}:environment:${environment}-rollback"
    } },
    # An environment of its own: a job that delivers must not be able to change infrastructure.
    { for part in local.parts : "infrastructure-apply-${part}" => {
      environment = "${local.prefix}:environment:${part}-infrastructure"
    } },
  )

  credentials = merge([
    for identity, subjects in local.subjects : {
      for name, subject in subjects : "${identity}/${name}" => { identity = identity, name = name, subject = subject }
    }
  ]...)
}

resource "azurerm_user_assigned_identity" "github" {
  for_each = local.subjects

  name                = "${var.name}-${each.key}"
  location            = var.location
  resource_group_name = azurerm_resource_group.platform.name
  tags                = local.tags
}

resource "azurerm_federated_identity_credential" "github" {
  for_each = local.credentials

  name                      = each.value.name
  user_assigned_identity_id = azurerm_user_assigned_identity.github[each.value.identity].id
  issuer                    = "https://token.actions.githubusercontent.com"
  audience                  = ["api://AzureADTokenExchange"]
  subject                   = each.value.subject
}
