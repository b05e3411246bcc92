# Google service accounts of pods. There is no key of them: the metadata server gives their tokens to the pods of one
# Kubernetes service account. What they may do is granted where the things are that they use.
resource "google_service_account" "workload" {
  for_each = var.workloads

  account_id   = each.key
  project      = var.project
  display_name = "${each.value.namespace}/${each.value.service_account} in ${var.name}"
}

resource "google_service_account_iam_member" "workload" {
  for_each = var.workloads

  service_account_id = google_service_account.workload[each.key].name
  role               = "roles/iam.workloadIdentityUser"
  member             = "serviceAccount:${var.project}.svc.id.goog[${each.value.namespace}/${each.value.service_account}]"

  # The pool is there once the first cluster of the project is.
  depends_on = [google_container_cluster.this]
}
