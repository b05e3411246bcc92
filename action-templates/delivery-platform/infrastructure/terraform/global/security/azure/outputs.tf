output "policy_assignment_ids" {
  description = "Ids of the policy assignments, to ask for their compliance."
  value = {
    benchmark = azurerm_subscription_policy_assignment.benchmark.id
    locations = azurerm_subscription_policy_assignment.locations.id
    pods      = azurerm_subscription_policy_assignment.pods.id
  }
}
