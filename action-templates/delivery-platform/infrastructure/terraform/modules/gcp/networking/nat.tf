resource "google_compute_router" "this" {
  name    = var.name
  project = var.project
  region  = var.region
  network = google_compute_network.this.id
}

# Fixed addresses, so that others can put them on their allow lists.
resource "google_compute_address" "nat" {
  count = var.nat_address_count

  name    = "${var.name}-nat-${count.index}"
  project = var.project
  region  = var.region
  labels  = local.labels
}

resource "google_compute_router_nat" "this" {
  name    = var.name
  project = var.project
  region  = var.region
  router  = google_compute_router.this.name

  nat_ip_allocate_option = "MANUAL_ONLY"
  nat_ips                = google_compute_address.nat[*].self_link

  source_subnetwork_ip_ranges_to_nat = "LIST_OF_SUBNETWORKS"
  subnetwork {
    name                    = google_compute_subnetwork.nodes.id
    source_ip_ranges_to_nat = ["ALL_IP_RANGES"]
  }

  # A node begins with few ports and gets more while it needs them: without this one busy pod starves its node.
  enable_dynamic_port_allocation = true
  min_ports_per_vm               = 64
  max_ports_per_vm               = 4096
  # Google refuses dynamic ports together with this.
  enable_endpoint_independent_mapping = false

  log_config {
    enable = true
    filter = "ERRORS_ONLY"
  }
}
