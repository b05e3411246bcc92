# Reading alone is not enough to plan: the provider asks for settings that Azure hands out by POST only.
resource "azurerm_role_definition" "infrastructure_plan" {
  name        = "${var.name} infrastructure plan"
  scope       = "/subscriptions/${var.subscription_id}"
  description = "What terraform plan reads beyond the role Reader. No secrets, no keys of storage accounts."

  permissions {
    actions = [
      "Microsoft.ContainerService/managedClusters/listClusterUserCredential/action",
      "Microsoft.Web/sites/config/list/action",
    ]
    # The public half of keys; their private half leaves the vault for nobody.
    data_actions = ["Microsoft.KeyVault/vaults/keys/read"]
  }
}

resource "azurerm_role_assignment" "infrastructure_plan" {
  for_each = merge(azurerm_resource_group.environments, { global = azurerm_resource_group.global })

  scope                = each.value.id
  role_definition_name = "Reader"
  principal_id         = azurerm_user_assigned_identity.github["infrastructure-plan"].principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_role_assignment" "infrastructure_plan_more" {
  for_each = azurerm_resource_group.environments

  scope              = each.value.id
  role_definition_id = azurerm_role_definition.infrastructure_plan.role_definition_resource_id
  principal_id       = azurerm_user_assigned_identity.github["infrastructure-plan"].principal_id
  principal_type     = "ServicePrincipal"
}

# Reads states and takes no lock (plan -lock=false): a pull request cannot hold up or spoil an apply.
resource "azurerm_role_assignment" "infrastructure_plan_state" {
  for_each = azurerm_storage_container.states

  scope                = each.value.id
  role_definition_name = "Storage Blob Data Reader"
  principal_id         = azurerm_user_assigned_identity.github["infrastructure-plan"].principal_id
  principal_type       = "ServicePrincipal"
}
