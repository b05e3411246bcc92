resource "google_compute_health_check" "gateway" {
  name    = "${var.name}-gateway"
  project = var.project

  check_interval_sec  = 5
  timeout_sec         = 2
  healthy_threshold   = 1
  unhealthy_threshold = 2

  http_health_check {
    request_path       = "/readyz"
    port_specification = "USE_SERVING_PORT"
  }

  log_config {
    enable = true
  }
}

# The pods of the api-gateway themselves, without a node or a proxy between.
resource "google_compute_backend_service" "gateway" {
  name                  = "${var.name}-gateway"
  project               = var.project
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
  security_policy       = google_compute_security_policy.this.id
  health_checks         = [google_compute_health_check.gateway.id]

  # A pod that ends has 15 seconds to finish what it began (rollout.graceSeconds of the chart).
  connection_draining_timeout_sec = 15
  timeout_sec                     = 30

  dynamic "backend" {
    for_each = var.gateway_neg == null ? [] : var.gateway_neg.zones
    content {
      group                 = "https://www.googleapis.com/compute/v1/projects/${var.project}/zones/${backend.value}/networkEndpointGroups/${var.gateway_neg.name}"
      balancing_mode        = "RATE"
      max_rate_per_endpoint = 100
    }
  }

  # What the services mark as cacheable is cached, and nothing else: an API whose answers were cached by their kind
  # would show one customer another's order.
  enable_cdn = true
  cdn_policy {
    cache_mode       = "USE_ORIGIN_HEADERS"
    negative_caching = false
    # Is a pod gone, what was cached may still be served for an hour.
    serve_while_stale = 3600
    cache_key_policy {
      include_host         = true
      include_protocol     = true
      include_query_string = true
    }
  }

  custom_response_headers = ["strict-transport-security: max-age=31536000; includeSubDomains"]

  log_config {
    enable      = true
    sample_rate = 1
  }
}
