# Google's managed services, Cloud SQL among them, live in a network of Google's that is peered with this one and
# takes its addresses from this range.
resource "google_compute_global_address" "services" {
  name          = "${var.name}-services"
  project       = var.project
  network       = google_compute_network.this.id
  purpose       = "VPC_PEERING"
  address_type  = "INTERNAL"
  address       = split("/", var.private_services_cidr)[0]
  prefix_length = tonumber(split("/", var.private_services_cidr)[1])
  labels        = local.labels
}

resource "google_service_networking_connection" "this" {
  network                 = google_compute_network.this.id
  service                 = "servicenetworking.googleapis.com"
  reserved_peering_ranges = [google_compute_global_address.services.name]

  # Google keeps the peering for days after the last database is gone, and refuses to delete it meanwhile.
  deletion_policy = "ABANDON"
}
