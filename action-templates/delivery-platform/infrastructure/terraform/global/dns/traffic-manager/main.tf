# Traffic Manager is no zone: the zone's host, wherever it is, points the customers' name to the output fqdn by CNAME.
resource "azurerm_traffic_manager_profile" "this" {
  name                   = var.name
  resource_group_name    = var.resource_group_name
  traffic_routing_method = "Weighted"
  tags                   = { Environment = "global", Project = var.name, ManagedBy = "terraform" }

  dns_config {
    relative_name = var.name
    ttl           = 30
  }

  # A cloud that fails three probes in a row, ten seconds apart, gets no more traffic.
  monitor_config {
    protocol                     = "HTTPS"
    port                         = 443
    path                         = var.health_path
    expected_status_code_ranges  = ["200-200"]
    interval_in_seconds          = 10
    timeout_in_seconds           = 5
    tolerated_number_of_failures = 2
  }
}

resource "azurerm_traffic_manager_external_endpoint" "cloud" {
  for_each = var.clouds

  name       = each.key
  profile_id = azurerm_traffic_manager_profile.this.id
  target     = each.value.target
  weight     = each.value.weight

  # The probe names the cloud's own host, which is what its certificate and its edge know.
  custom_header {
    name  = "host"
    value = each.value.target
  }

  lifecycle {
    # shift-traffic moves weights; Terraform must not move them back.
    ignore_changes = [weight]
  }
}
