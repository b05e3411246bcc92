# Port 80 answers with the way to port 443 and nothing else.
resource "google_compute_url_map" "redirect" {
  name    = "${var.name}-redirect"
  project = var.project

  default_url_redirect {
    https_redirect         = true
    redirect_response_code = "MOVED_PERMANENTLY_DEFAULT"
    strip_query            = false
  }
}

resource "google_compute_target_http_proxy" "redirect" {
  name    = "${var.name}-redirect"
  project = var.project
  url_map = google_compute_url_map.redirect.id
}

resource "google_compute_global_forwarding_rule" "redirect" {
  for_each = google_compute_global_address.this

  name                  = "${var.name}-http-${lower(each.key)}"
  project               = var.project
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = each.value.address
  port_range            = "80"
  target                = google_compute_target_http_proxy.redirect.id
  labels                = local.labels
}
