mock_provider "azurerm" {}

run "pays_for_every_plan_it_needs" {
  command = plan

  assert {
    condition     = alltrue([for plan in azurerm_security_center_subscription_pricing.standard : plan.tier == "Standard"])
    error_message = "Defender is switched on."
  }

  assert {
    condition     = jsondecode(azurerm_subscription_policy_assignment.locations.parameters).listOfAllowedLocations.value[0] == "westeurope"
    error_message = "Data stays where it may be."
  }
}

run "refuses_to_allow_nothing" {
  command = plan

  variables {
    allowed_locations = []
  }

  expect_failures = [var.allowed_locations]
}
