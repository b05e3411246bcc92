locals {
  labels = merge(var.labels, {
    environment = var.environment
    project     = "delivery-platform"
    managed-by  = "terraform"
  })
}

# Subnets are made by hand, each with its ranges: the automatic ones open a subnet in every region.
resource "google_compute_network" "this" {
  name                    = var.name
  project                 = var.project
  auto_create_subnetworks = false
  routing_mode            = "REGIONAL"
}

# One subnet for the nodes. Pods and Services have ranges of their own in it, so that every pod has an address of
# the network and a load balancer reaches it without a detour over another node.
resource "google_compute_subnetwork" "nodes" {
  name          = "${var.name}-nodes"
  project       = var.project
  region        = var.region
  network       = google_compute_network.this.id
  ip_cidr_range = var.node_cidr

  # Nodes have no public address; by this they reach Google's APIs and the registry without NAT.
  private_ip_google_access = true

  secondary_ip_range {
    range_name    = "pods"
    ip_cidr_range = var.pod_cidr
  }

  secondary_ip_range {
    range_name    = "services"
    ip_cidr_range = var.service_cidr
  }

  log_config {
    aggregation_interval = "INTERVAL_5_SEC"
    flow_sampling        = var.flow_log_sampling
    metadata             = "INCLUDE_ALL_METADATA"
  }
}
