mock_provider "azurerm" {
  source          = "../../modules/azure/mocks"
  override_during = plan
}

variables {
  name               = "delivery-platform"
  subscription_id    = "00000000-0000-4000-8000-000000000001"
  location           = "westeurope"
  registry_name      = "exampledelivery"
  registry_replicas  = ["northeurope"]
  state_account_name = "exampleorgtfstate"
  repository         = "example-org/delivery-platform"
  administrators     = ["00000000-0000-4000-8000-000000000003"]
}

run "trusts_each_job_for_one_thing" {
  command = plan

  assert {
    condition = { for name, one in azurerm_federated_identity_credential.github : name => one.subject } == {
      "push/branch"                                  = "repo:example-org/delivery-platform:ref:refs/heads/main"
      "plan/pull-request"                            = "repo:example-org/delivery-platform:pull_request"
      "prune/prune"                                  = "repo:example-org/delivery-platform:environment:prune"
      "deploy-development/environment"               = "repo:example-org/delivery-platform:environment:development"
      "deploy-staging/environment"                   = "repo:example-org/delivery-platform:environment:staging"
      "deploy-production/environment"                = "repo:example-org/delivery-platform:environment:production"
      "rollback-development/environment"             = "repo:example-org/delivery-platform:environment:development-rollback"
      "rollback-staging/environment"                 = "repo:example-org/delivery-platform:environment:staging-rollback"
      "rollback-production/environment"              = "repo:example-org/delivery-platform:environment:production-rollback"
      "infrastructure-plan/pull-request"             = "repo:example-org/delivery-platform:pull_request"
      "infrastructure-plan/branch"                   = "repo:example-org/delivery-platform:ref:refs/heads/main"
      "infrastructure-apply-development/environment" = "repo:example-org/delivery-platform:environment:development-infrastructure"
      "infrastructure-apply-staging/environment"     = "repo:example-org/delivery-platform:environment:staging-infrastructure"
      "infrastructure-apply-global/environment"      = "repo:example-org/delivery-platform:environment:global-infrastructure"
      "infrastructure-apply-production/environment"  = "repo:example-org/delivery-platform:environment:production-infrastructure"
    }
    error_message = "Every identity trusts the subjects of docs/identities.md and no others."
  }

  assert {
    condition = alltrue([for one in azurerm_federated_identity_credential.github :
      one.issuer == "https://token.actions.githubusercontent.com" && one.audience == tolist(["api://AzureADTokenExchange"])
    ])
    error_message = "Tokens of GitHub, meant for Entra."
  }
}

run "gives_least_rights" {
  command = plan

  assert {
    condition = { for name, one in azurerm_role_assignment.registry : name => one.role_definition_name } == {
      push                 = "AcrPush"
      prune                = "AcrDelete"
      deploy-development   = "AcrPull"
      deploy-staging       = "AcrPull"
      deploy-production    = "AcrPull"
      rollback-development = "AcrPull"
      rollback-staging     = "AcrPull"
      rollback-production  = "AcrPull"
    }
    error_message = "Push writes images, prune deletes them, deliveries read them, plans nothing."
  }

  assert {
    condition     = alltrue([for one in azurerm_role_assignment.infrastructure_plan : one.role_definition_name == "Reader"])
    error_message = "A plan reads."
  }

  assert {
    condition = alltrue([for action in concat(
      azurerm_role_definition.infrastructure_plan_global.permissions[0].actions,
      azurerm_role_definition.infrastructure_plan.permissions[0].actions,
      tolist(azurerm_role_definition.infrastructure_plan.permissions[0].data_actions),
    ) : can(regex("(/read|/list/action|/listClusterUserCredential/action)$", action)) && !strcontains(action, "*")])
    error_message = "Nor does it by the roles made here."
  }

  assert {
    condition = alltrue([for one in azurerm_role_assignment.infrastructure_apply_access :
      strcontains(one.condition, "roleAssignments/write") && strcontains(one.condition, "roleAssignments/delete")
    ])
    error_message = "An apply gives the listed roles only."
  }

  assert {
    condition     = !contains(local.assignable_roles, "Owner") && !contains(local.assignable_roles, "Contributor")
    error_message = "No identity may make another as mighty as itself."
  }
}

run "gives_rights_on_resources" {
  command = plan

  assert {
    condition     = alltrue([for one in concat(values(azurerm_role_assignment.keys), values(azurerm_role_assignment.registry), values(azurerm_role_assignment.infrastructure_plan_state)) : startswith(one.scope, "/subscriptions/")])
    error_message = "A right is given on a resource's id, which begins with /subscriptions/."
  }
}

run "keeps_states" {
  command = plan

  assert {
    condition     = azurerm_storage_account.state.blob_properties[0].versioning_enabled && azurerm_storage_account.state.blob_properties[0].delete_retention_policy[0].days == 90
    error_message = "Every version of a state is kept, deleted ones for 90 days."
  }

  assert {
    condition     = !azurerm_storage_account.state.shared_access_key_enabled && !azurerm_storage_account.state.allow_nested_items_to_be_public
    error_message = "Identities only, and nothing public."
  }

  assert {
    condition     = keys(azurerm_storage_container.states) == ["development", "global", "production", "staging"]
    error_message = "One container for each environment, and one for what all share."
  }
}

run "keeps_images" {
  command = plan

  assert {
    condition     = !azurerm_container_registry.main.admin_enabled && !azurerm_container_registry.main.anonymous_pull_enabled
    error_message = "Everybody who pushes or pulls has an identity."
  }

  assert {
    condition     = azurerm_container_registry.main.retention_policy_in_days == null || azurerm_container_registry.main.retention_policy_in_days == 0
    error_message = "Signatures have no tag: untagged manifests must not be taken away."
  }

  assert {
    condition     = azurerm_container_registry.main.georeplications[0].location == "northeurope"
    error_message = "Copies in the named regions."
  }
}

run "takes_the_subjects_of_an_organisation_that_adds_the_id" {
  command = plan

  variables {
    subject_prefix = "repository_id:123456789:repo:example-org/delivery-platform"
  }

  assert {
    condition     = azurerm_federated_identity_credential.github["push/branch"].subject == "repository_id:123456789:repo:example-org/delivery-platform:ref:refs/heads/main"
    error_message = "The prefix replaces repo:OWNER/NAME."
  }
}

run "refuses_many_repositories" {
  command = plan

  variables {
    repository = "example-org/*"
  }

  expect_failures = [var.repository]
}

run "refuses_many_branches" {
  command = plan

  variables {
    branch = "*"
  }

  expect_failures = [var.branch]
}
