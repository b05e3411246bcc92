output "network_id" {
  description = "Full name of the VPC network."
  value       = google_compute_network.this.id
}

output "network_name" {
  description = "Short name of the VPC network."
  value       = google_compute_network.this.name
}

output "node_subnet_ids" {
  description = "Full names of the nodes' subnets; one, since subnets span the zones of a region."
  value       = [google_compute_subnetwork.nodes.id]
}

output "node_subnet" {
  description = "The nodes' subnet: its id, and the names of its ranges for pods and for Services."
  value = {
    id            = google_compute_subnetwork.nodes.id
    pod_range     = "pods"
    service_range = "services"
  }
}

output "database_subnet" {
  description = "Name of the range in which Cloud SQL takes its private address. Known only once services may use it."
  value       = google_service_networking_connection.this.reserved_peering_ranges[0]
}

output "nat_addresses" {
  description = "Public addresses that outgoing connections come from."
  value       = google_compute_address.nat[*].address
}
