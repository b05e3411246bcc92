mock_provider "google" {}

variables {
  name        = "delivery-platform-production"
  environment = "production"
  project     = "example-production"
  region      = "europe-west1"
}

run "nodes_are_private_and_logged" {
  command = plan

  assert {
    condition     = google_compute_network.this.auto_create_subnetworks == false
    error_message = "The network would open a subnet in every region."
  }
  assert {
    condition     = google_compute_subnetwork.nodes.private_ip_google_access
    error_message = "Nodes without public addresses would not reach Google's APIs."
  }
  assert {
    condition     = { for range in google_compute_subnetwork.nodes.secondary_ip_range : range.range_name => range.ip_cidr_range } == { pods = "10.24.0.0/16", services = "10.28.0.0/20" }
    error_message = "Pods and Services need ranges of their own."
  }
  assert {
    condition     = google_compute_subnetwork.nodes.log_config[0].flow_sampling == 0.5
    error_message = "Connections are not logged."
  }
  assert {
    condition     = google_dns_policy.this.enable_logging
    error_message = "Names that are looked up are not logged."
  }
}

run "services_take_the_range_that_was_given" {
  command = plan

  variables {
    private_services_cidr = "10.90.0.0/18"
  }

  assert {
    condition     = google_compute_global_address.services.address == "10.90.0.0" && google_compute_global_address.services.prefix_length == 18
    error_message = "The range of the managed services is not the one that was written."
  }
  assert {
    condition     = google_compute_global_address.services.purpose == "VPC_PEERING"
    error_message = "Managed services could not take addresses of the range."
  }
}

run "outgoing_connections_come_from_fixed_addresses" {
  command = plan

  variables {
    nat_address_count = 2
  }

  assert {
    condition     = length(google_compute_address.nat) == 2 && google_compute_router_nat.this.nat_ip_allocate_option == "MANUAL_ONLY"
    error_message = "The public addresses would change."
  }
  assert {
    condition     = google_compute_address.nat[1].labels["environment"] == "production"
    error_message = "The addresses are not labelled."
  }
}

run "front_ends_reach_the_gateways_port_alone" {
  command = plan

  assert {
    condition     = google_compute_firewall.front_ends.source_ranges == toset(["35.191.0.0/16", "130.211.0.0/22"])
    error_message = "Others than Google's front ends would be let in."
  }
  assert {
    condition     = [for rule in google_compute_firewall.front_ends.allow : rule.ports] == [tolist(["8080"])]
    error_message = "More than the gateway's port would be open."
  }
  assert {
    condition     = length(google_compute_firewall.deny.deny) == 1 && length(google_compute_firewall.deny.allow) == 0
    error_message = "What no rule allows would not be logged."
  }
}

run "refuses_ranges_that_are_too_small" {
  command = plan

  variables {
    node_cidr             = "10.20.0.0/28"
    pod_cidr              = "10.24.0.0/24"
    service_cidr          = "10.28.0.0/30"
    private_services_cidr = "ten"
  }

  expect_failures = [var.node_cidr, var.pod_cidr, var.service_cidr, var.private_services_cidr]
}

run "refuses_what_would_only_fail_at_google" {
  command = plan

  variables {
    name              = "Delivery"
    environment       = "prod"
    project           = "My Project"
    region            = "europe-west1-b"
    labels            = { Team = "Platform" }
    nat_address_count = 0
    flow_log_sampling = 0
    gateway_port      = 80
  }

  expect_failures = [
    var.name, var.environment, var.project, var.region, var.labels, var.nat_address_count, var.flow_log_sampling,
    var.gateway_port,
  ]
}
