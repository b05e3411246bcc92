locals {
  labels = merge(var.labels, {
    environment = var.environment
    project     = "delivery-platform"
    managed-by  = "terraform"
  })

  # A Saturday; only the time of day counts, the days are in the recurrence.
  maintenance_start = "2026-01-03T${var.maintenance_start}:00Z"
}

data "google_project" "this" {
  project_id = var.project
}
