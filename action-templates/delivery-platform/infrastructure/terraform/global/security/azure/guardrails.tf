locals {
  subscription = "/subscriptions/${var.subscription_id}"
  built_in     = "/providers/Microsoft.Authorization"
}

# What is not as the benchmark wants it is listed with the reason.
resource "azurerm_subscription_policy_assignment" "benchmark" {
  name                 = "security-benchmark"
  display_name         = "Microsoft cloud security benchmark"
  subscription_id      = local.subscription
  policy_definition_id = "${local.built_in}/policySetDefinitions/1f3afdf9-d0c9-4c3d-847f-89da613e70a8"
}

resource "azurerm_subscription_policy_assignment" "locations" {
  name                 = "allowed-locations"
  display_name         = "Resources only where data may be"
  subscription_id      = local.subscription
  policy_definition_id = "${local.built_in}/policyDefinitions/e56962a6-4747-49cd-b67b-bf8b01975c4c"
  parameters           = jsonencode({ listOfAllowedLocations = { value = var.allowed_locations } })

  non_compliance_message {
    content = "Data of the platform stays in ${join(", ", var.allowed_locations)}. Choose one of these regions."
  }
}

# Pods under the restricted Pod Security Standard, seen by Azure too; security/ enforces it in the cluster.
resource "azurerm_subscription_policy_assignment" "pods" {
  name                 = "restricted-pods"
  display_name         = "Kubernetes pods keep to the restricted standard"
  subscription_id      = local.subscription
  policy_definition_id = "${local.built_in}/policySetDefinitions/42b8ef37-b724-4e24-bbc8-7a7708edfe00"
  location             = var.location
  parameters           = jsonencode({ effect = { value = "audit" } })

  identity {
    type = "SystemAssigned"
  }
}
