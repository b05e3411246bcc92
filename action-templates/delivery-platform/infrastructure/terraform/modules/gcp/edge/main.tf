locals {
  labels = merge(var.labels, {
    environment = var.environment
    project     = "delivery-platform"
    managed-by  = "terraform"
  })
}

# One address of each kind, announced from all of Google's locations: a request enters Google's network close by.
resource "google_compute_global_address" "this" {
  for_each = toset(["IPV4", "IPV6"])

  name       = "${var.name}-${lower(each.key)}"
  project    = var.project
  ip_version = each.key
  labels     = local.labels
}

resource "google_compute_global_forwarding_rule" "https" {
  for_each = google_compute_global_address.this

  name                  = "${var.name}-https-${lower(each.key)}"
  project               = var.project
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = each.value.address
  port_range            = "443"
  target                = google_compute_target_https_proxy.this.id
  labels                = local.labels
}

resource "google_compute_target_https_proxy" "this" {
  name            = var.name
  project         = var.project
  url_map         = google_compute_url_map.https.id
  certificate_map = "//certificatemanager.googleapis.com/${google_certificate_manager_certificate_map.this.id}"
  ssl_policy      = google_compute_ssl_policy.this.id
  quic_override   = "ENABLE"
}

resource "google_compute_url_map" "https" {
  name            = var.name
  project         = var.project
  default_service = google_compute_backend_service.gateway.id
}
