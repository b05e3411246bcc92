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

# What a plan of global/ reads at the subscription. Reader would show all else that is in it, too.
resource "azurerm_role_definition" "infrastructure_plan_global" {
  name        = "${var.name} infrastructure plan of what is shared"
  scope       = "/subscriptions/${var.subscription_id}"
  description = "Reads the policies, prices of Defender, budgets and log settings of the subscription."

  permissions {
    actions = [
      "Microsoft.Authorization/policyAssignments/read",
      "Microsoft.Authorization/policyDefinitions/read",
      "Microsoft.Authorization/policySetDefinitions/read",
      "Microsoft.Consumption/budgets/read",
      "Microsoft.Insights/diagnosticSettings/read",
      "Microsoft.Resources/subscriptions/read",
      "Microsoft.Security/pricings/read",
      "Microsoft.Security/securityContacts/read",
    ]
  }
}

resource "azurerm_role_assignment" "infrastructure_plan_global" {
  scope              = "/subscriptions/${var.subscription_id}"
  role_definition_id = azurerm_role_definition.infrastructure_plan_global.role_definition_resource_id
  principal_id       = azurerm_user_assigned_identity.github["infrastructure-plan"].principal_id
  principal_type     = "ServicePrincipal"
}
