locals {
  pubsub_agent = "serviceAccount:service-${data.google_project.this.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
}

# What the handler runs as. It has no rights until you grant it some.
resource "google_service_account" "function" {
  account_id   = "${substr(var.name, 0, 21)}-function"
  project      = var.project
  display_name = "Function of ${var.name}"
}

# What Pub/Sub asks the function as, and may do nothing else.
resource "google_service_account" "invoker" {
  account_id   = "${substr(var.name, 0, 22)}-invoker"
  project      = var.project
  display_name = "Pub/Sub asking the function of ${var.name}"
}

# A function of the second generation is a Cloud Run service of the same name, which decides who may ask.
resource "google_cloud_run_service_iam_member" "invoker" {
  project  = var.project
  location = var.region
  service  = google_cloudfunctions2_function.this.name
  role     = "roles/run.invoker"
  member   = google_service_account.invoker.member
}
