mock_provider "google" {
  mock_data "google_project" {
    defaults = {
      number = "424242424242"
    }
  }
  mock_resource "google_iam_workload_identity_pool" {
    override_during = plan
    defaults = {
      name = "projects/424242424242/locations/global/workloadIdentityPools/github"
    }
  }
}

variables {
  name          = "delivery-platform"
  environment   = "production"
  project       = "example-production"
  region        = "europe-west1"
  repository    = "example-org/delivery-platform"
  repository_id = "123456789"
  registry      = true
}

run "each_identity_trusts_its_own_subjects" {
  command = plan

  assert {
    condition = output.trusted_subjects == {
      push                 = ["repo:example-org/delivery-platform:ref:refs/heads/main"]
      deploy               = ["repo:example-org/delivery-platform:environment:production"]
      rollback             = ["repo:example-org/delivery-platform:environment:production-rollback"]
      prune                = ["repo:example-org/delivery-platform:environment:prune"]
      plan                 = ["repo:example-org/delivery-platform:pull_request"]
      infrastructure-plan  = ["repo:example-org/delivery-platform:pull_request", "repo:example-org/delivery-platform:ref:refs/heads/main"]
      infrastructure-apply = ["repo:example-org/delivery-platform:environment:production-infrastructure"]
    }
    error_message = "The subjects are not those of docs/identities.md."
  }
  assert {
    condition     = google_service_account_iam_member.github["deploy repo:example-org/delivery-platform:environment:production"].member == "principal://iam.googleapis.com/projects/424242424242/locations/global/workloadIdentityPools/github/subject/repo:example-org/delivery-platform:environment:production"
    error_message = "The deploying account trusts somebody else."
  }
  assert {
    condition     = length(google_service_account_iam_member.github) == 7 && alltrue([for grant in google_service_account_iam_member.github : grant.role == "roles/iam.workloadIdentityUser"])
    error_message = "An account trusts more than its subjects."
  }
}

run "the_repository_is_known_by_its_number" {
  command = plan

  assert {
    condition     = google_iam_workload_identity_pool_provider.flotilla.attribute_condition == "assertion.repository_id == '123456789'"
    error_message = "Who takes over the repository's name would be let in."
  }
  assert {
    condition     = google_iam_workload_identity_pool_provider.flotilla.oidc[0].issuer_uri == "https://token.actions.githubusercontent.com"
    error_message = "Tokens of another issuer would be taken."
  }
}

run "workflows_can_be_named" {
  command = plan

  variables {
    workflow_refs = ["example-org/delivery-platform/.github/workflows/deliver.yml@refs/heads/main", "example-org/delivery-platform/.github/workflows/rollback.yml@refs/heads/main"]
  }

  assert {
    condition     = google_iam_workload_identity_pool_provider.flotilla.attribute_condition == "assertion.repository_id == '123456789' && assertion.job_workflow_ref in ['example-org/delivery-platform/.github/workflows/deliver.yml@refs/heads/main', 'example-org/delivery-platform/.github/workflows/rollback.yml@refs/heads/main']"
    error_message = "Other workflows could log in."
  }
}

run "registry_is_written_by_pushes_and_deleted_from_by_prunes" {
  command = plan

  variables {
    registry_readers = ["serviceAccount:delivery-platform-staging-nodes@example-staging.iam.gserviceaccount.com"]
  }

  assert {
    condition     = google_artifact_registry_repository_iam_member.push[0].role == "roles/artifactregistry.writer" && endswith(google_artifact_registry_repository_iam_member.push[0].member, "/subject/repo:example-org/delivery-platform:ref:refs/heads/main")
    error_message = "Others than jobs of the branch would push."
  }
  assert {
    condition     = google_project_iam_custom_role.prune[0].permissions == toset(["artifactregistry.repositories.downloadArtifacts", "artifactregistry.tags.delete", "artifactregistry.versions.delete", "artifactregistry.versions.list"])
    error_message = "What deletes could write."
  }
  assert {
    condition     = contains([for grant in google_artifact_registry_repository_iam_member.readers : grant.member], "serviceAccount:delivery-platform-staging-nodes@example-staging.iam.gserviceaccount.com")
    error_message = "Nodes of another project could not pull."
  }
  assert {
    condition     = length(google_artifact_registry_repository.images[0].cleanup_policies) == 0
    error_message = "A cleanup policy deletes signatures of images that run."
  }
}

run "one_project_alone_keeps_the_images" {
  command = plan

  variables {
    registry = false
  }

  assert {
    condition     = length(google_artifact_registry_repository.images) == 0 && length(google_artifact_registry_repository_iam_member.readers) == 0 && output.registry == null
    error_message = "A second registry would be made."
  }
}

run "the_project_of_all_environments_is_delivered_to_by_none" {
  command = plan

  variables {
    environment = "global"
    project     = "example-shared"
    registry    = false
  }

  assert {
    condition     = keys(output.service_accounts) == ["infrastructure-apply", "infrastructure-plan", "prune"]
    error_message = "There would be accounts that deploy to where nothing runs."
  }
  assert {
    condition     = output.trusted_subjects["infrastructure-apply"] == ["repo:example-org/delivery-platform:environment:global-infrastructure"]
    error_message = "Changes of what all share need an environment of their own."
  }
  assert {
    condition     = !contains(keys(google_project_iam_member.infrastructure_apply), "roles/iam.serviceAccountAdmin")
    error_message = "Global roots make no service accounts."
  }
}

run "states_are_versioned_and_private" {
  command = plan

  assert {
    condition     = google_storage_bucket.state.versioning[0].enabled && google_storage_bucket.state.public_access_prevention == "enforced"
    error_message = "States would have no backup, or could be made public."
  }
  assert {
    condition     = google_storage_bucket_iam_member.infrastructure_plan.role == "roles/storage.objectViewer" && google_storage_bucket_iam_member.infrastructure_plan_lock.condition[0].expression == "resource.name.endsWith('.tflock')"
    error_message = "A plan could write a state."
  }
}

run "nobody_becomes_owner_by_an_apply" {
  command = plan

  assert {
    condition     = google_project_iam_member.infrastructure_apply_grants.condition[0].expression == "api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly(['projects/example-production/roles/delivery_platform_production_connect', 'roles/cloudsql.client', 'roles/cloudsql.instanceUser', 'roles/container.defaultNodeServiceAccount', 'roles/logging.logWriter'])"
    error_message = "Other roles than the modules' could be granted."
  }
  assert {
    condition     = length(setintersection(keys(google_project_iam_member.infrastructure_apply), ["roles/owner", "roles/editor", "roles/container.admin", "roles/resourcemanager.projectIamAdmin"])) == 0
    error_message = "The applying identity has a role that does everything."
  }
  assert {
    condition     = alltrue([for role in keys(google_project_iam_member.infrastructure_plan) : can(regex("([vV]iewer|[rR]eader|Reviewer|browser)$", role))])
    error_message = "The planning identity could change something."
  }
}

run "refuses_trust_in_more_than_one_repository" {
  command = plan

  variables {
    name             = "Delivery Platform"
    repository       = "example-org/*"
    repository_id    = "delivery-platform"
    workflow_refs    = ["example-org/delivery-platform/.github/workflows/*@main"]
    registry_readers = ["allUsers"]
  }

  expect_failures = [var.name, var.repository, var.repository_id, var.workflow_refs, var.registry_readers]
}

run "refuses_trust_in_more_than_one_branch" {
  command = plan

  variables {
    branch = "release/*"
  }

  expect_failures = [var.branch]
}

run "refuses_an_environment_that_is_none" {
  command = plan

  variables {
    environment = "prod"
  }

  expect_failures = [var.environment]
}

run "refuses_subjects_that_google_cannot_hold" {
  command = plan

  variables {
    repository = "example-org/a-repository-whose-name-is-so-long-that-the-subject-of-its-jobs-is-more-than-google-takes-which-is-127-bytes"
  }

  expect_failures = [var.repository]
}
