# global/ works on the subscription: policies, Defender, budgets and alerts. Nothing that runs, and no rights to give.
resource "azurerm_role_assignment" "infrastructure_apply_global" {
  for_each = toset([
    "Cost Management Contributor",
    "Monitoring Contributor",
    "Resource Policy Contributor",
    "Security Admin",
  ])

  scope                = "/subscriptions/${var.subscription_id}"
  role_definition_name = each.key
  principal_id         = azurerm_user_assigned_identity.github["infrastructure-apply-global"].principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_role_assignment" "infrastructure_apply_global_group" {
  scope                = azurerm_resource_group.global.id
  role_definition_name = "Contributor"
  principal_id         = azurerm_user_assigned_identity.github["infrastructure-apply-global"].principal_id
  principal_type       = "ServicePrincipal"
}
