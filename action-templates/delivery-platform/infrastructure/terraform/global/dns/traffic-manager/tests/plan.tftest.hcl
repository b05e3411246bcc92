mock_provider "azurerm" {}

run "probes_every_cloud_by_its_own_name" {
  command = plan

  assert {
    condition     = azurerm_traffic_manager_profile.this.traffic_routing_method == "Weighted"
    error_message = "Weights decide."
  }

  assert {
    condition     = alltrue([for name, endpoint in azurerm_traffic_manager_external_endpoint.cloud : endpoint.target == "${name}.api.example.com"])
    error_message = "Each cloud is asked by its own name."
  }
}

run "refuses_a_path_without_slash" {
  command = plan

  variables {
    health_path = "readyz"
  }

  expect_failures = [var.health_path]
}
