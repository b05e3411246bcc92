# Services log in with a token of their own identity. The user postgres has no password, so nobody logs in as it until
# an administrator sets one: gcloud sql users set-password.
resource "google_sql_user" "service" {
  for_each = toset(var.iam_users)

  name     = trimsuffix(each.key, ".gserviceaccount.com")
  project  = var.project
  instance = google_sql_database_instance.primary.name
  type     = "CLOUD_IAM_SERVICE_ACCOUNT"

  deletion_policy = "ABANDON"
}

# To connect by the Auth Proxy or a connector, and to log in: on this database, not on others of the project.
resource "google_project_iam_member" "service" {
  for_each = {
    for pair in setproduct(var.iam_users, ["roles/cloudsql.client", "roles/cloudsql.instanceUser"]) :
    join(" ", pair) => { email = pair[0], role = pair[1] }
  }

  project = var.project
  role    = each.value.role
  member  = "serviceAccount:${each.value.email}"

  condition {
    title      = "only ${var.name}"
    expression = "resource.type == \"sqladmin.googleapis.com/Instance\" && resource.name == \"projects/${var.project}/instances/${google_sql_database_instance.primary.name}\""
  }
}
