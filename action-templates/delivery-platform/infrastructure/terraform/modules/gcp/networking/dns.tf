# A log of names that are looked up: what a stolen pod talks to is first seen here.
resource "google_dns_policy" "this" {
  name           = var.name
  project        = var.project
  enable_logging = true

  networks {
    network_url = google_compute_network.this.id
  }
}
