# The network denies what no rule allows; this rule does the same and leaves a line in the log. GKE makes its own
# rules for nodes, pods and control plane, with a higher priority.
resource "google_compute_firewall" "deny" {
  name      = "${var.name}-deny-ingress"
  project   = var.project
  network   = google_compute_network.this.id
  direction = "INGRESS"
  priority  = 65534

  source_ranges = ["0.0.0.0/0"]
  deny {
    protocol = "all"
  }

  log_config {
    metadata = "INCLUDE_ALL_METADATA"
  }
}

# Google's front ends and health checks: the load balancer of the module edge asks the api-gateway's pods directly.
resource "google_compute_firewall" "front_ends" {
  name      = "${var.name}-allow-front-ends"
  project   = var.project
  network   = google_compute_network.this.id
  direction = "INGRESS"
  priority  = 1000

  # The two ranges that Google documents for front ends and health checks of its load balancers.
  source_ranges      = ["35.191.0.0/16", "130.211.0.0/22"]
  destination_ranges = [var.pod_cidr]
  allow {
    protocol = "tcp"
    ports    = [tostring(var.gateway_port)]
  }
}
