locals {
  # A name that says what a job may do stands for each subject that GitHub gives such jobs. GitHub's environments have
  # to be there, with their rules, before this trusts them: GitHub makes one that is missing, without any.
  subject = coalesce(var.subject_prefix, "repo:${var.repository}")
  subjects = { for name, subjects in {
    push     = ["${local.subject}:ref:refs/heads/${var.branch}"]
    deploy   = ["${local.subject}:environment:${var.environment}"]
    rollback = ["${local.subject}:environment:${var.environment}-rollback"]
    prune    = ["${local.subject}:environment:prune"]
    plan     = ["${local.subject}:pull_request"]
    # Plans of pull requests, and the nightly look for drift.
    infrastructure-plan = ["${local.subject}:pull_request", "${local.subject}:ref:refs/heads/${var.branch}"]
    # An environment of its own: a job that delivers has the subject of its environment, and must not be able to
    # become who changes the infrastructure.
    infrastructure-apply = ["${local.subject}:environment:${var.environment}-infrastructure"]
    # Nothing is delivered to the project that all environments share.
  } : name => subjects if !(local.is_global && contains(["deploy", "rollback", "plan"], name)) }

  principal = "principal://iam.googleapis.com/${google_iam_workload_identity_pool.github.name}/subject"

  by_workflow = length(var.workflow_refs) == 0 ? "" : " && assertion.job_workflow_ref in ['${join("', '", var.workflow_refs)}']"
}

resource "google_iam_workload_identity_pool" "github" {
  workload_identity_pool_id = "github"
  project                   = var.project
  display_name              = "Jobs of GitHub Actions"

  depends_on = [google_project_service.this]
}

# Google asks for no other audience than this provider's full name, which is the one the suite asks GitHub for.
resource "google_iam_workload_identity_pool_provider" "flotilla" {
  workload_identity_pool_id          = google_iam_workload_identity_pool.github.workload_identity_pool_id
  workload_identity_pool_provider_id = "flotilla"
  project                            = var.project
  display_name                       = "${var.name} on GitHub"

  attribute_mapping = {
    "google.subject"          = "assertion.sub"
    "attribute.repository_id" = "assertion.repository_id"
  }
  # The id, not the name: who takes over the name of a repository that was deleted or renamed has another id.
  attribute_condition = "assertion.repository_id == '${var.repository_id}'${local.by_workflow}"

  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}

# A push has no account: the registry knows its subject itself, and no cluster has to know its name.
resource "google_service_account" "this" {
  for_each = toset([for name in keys(local.subjects) : name if name != "push"])

  account_id   = startswith(each.key, "infrastructure-") ? each.key : "flotilla-${each.key}"
  project      = var.project
  display_name = "${each.key} of ${var.name}, ${var.environment}"

  depends_on = [google_project_service.this]
}

resource "google_service_account_iam_member" "github" {
  for_each = {
    for pair in flatten([
      for name in keys(google_service_account.this) : [for subject in local.subjects[name] : { name = name, subject = subject }]
    ]) : "${pair.name} ${pair.subject}" => pair
  }

  service_account_id = google_service_account.this[each.value.name].name
  role               = "roles/iam.workloadIdentityUser"
  member             = "${local.principal}/${each.value.subject}"
}
