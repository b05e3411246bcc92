# Finding the cluster and connecting to its DNS endpoint, and nothing else: roles/container.clusterViewer would show
# every cluster of the project. What happens inside, RBAC decides.
resource "google_project_iam_custom_role" "connect" {
  role_id     = "${replace(var.name, "-", "_")}_connect"
  project     = var.project
  title       = "Connect to ${var.name}"
  description = "May read the address of clusters and connect to them. Kubernetes RBAC says what follows."
  permissions = ["container.clusters.get", "container.clusters.connect"]
}

resource "google_project_iam_member" "connect" {
  for_each = toset(flatten(values(var.access)))

  project = var.project
  role    = google_project_iam_custom_role.connect.id
  member  = "serviceAccount:${each.key}"
}
