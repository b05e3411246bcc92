# What the suite needs to deliver. Clusters are not here yet: the module aks lets deploy, rollback, plan and prune
# open the one it makes.
resource "azurerm_role_assignment" "registry" {
  for_each = merge(
    {
      push  = "AcrPush"
      prune = "AcrDelete"
    },
    # Proves before the first write that the cluster can pull every image.
    { for identity in keys(local.subjects) : identity => "AcrPull" if can(regex("^(deploy|rollback)-", identity)) },
  )

  scope                = azurerm_container_registry.main.id
  role_definition_name = each.value
  principal_id         = azurerm_user_assigned_identity.github[each.key].principal_id
  principal_type       = "ServicePrincipal"
}

# Lists what it deletes.
resource "azurerm_role_assignment" "prune_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.github["prune"].principal_id
  principal_type       = "ServicePrincipal"
}
