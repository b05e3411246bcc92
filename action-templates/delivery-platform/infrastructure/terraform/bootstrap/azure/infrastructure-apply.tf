locals {
  # Roles that the modules give to identities they make; the apply identities may give these, and no others.
  assignable_roles = [
    "AcrPull",
    "Azure Kubernetes Service Cluster User Role",
    "Azure Service Bus Data Receiver",
    "Azure Service Bus Data Sender",
    "Key Vault Contributor",
    "Key Vault Crypto Officer",
    "Key Vault Crypto Service Encryption User",
    "Key Vault Crypto User",
    "Managed Identity Operator",
    "Monitoring Metrics Publisher",
    "Network Contributor",
    "Reader",
    "Storage Blob Data Contributor",
    "Storage Blob Data Owner",
  ]

  assignable_role_ids = join(", ", [
    for role in data.azurerm_role_definition.assignable : reverse(split("/", role.id))[0]
  ])

  pull_role_id = reverse(split("/", data.azurerm_role_definition.assignable["AcrPull"].id))[0]
  may_assign   = "ForAnyOfAnyValues:GuidEquals {${local.assignable_role_ids}}"
}

data "azurerm_role_definition" "assignable" {
  for_each = toset(local.assignable_roles)

  name  = each.key
  scope = "/subscriptions/${var.subscription_id}"
}

resource "azurerm_role_assignment" "infrastructure_apply" {
  for_each = azurerm_resource_group.environments

  scope                = each.value.id
  role_definition_name = "Contributor"
  principal_id         = azurerm_user_assigned_identity.github["infrastructure-apply-${each.key}"].principal_id
  principal_type       = "ServicePrincipal"
}

# Locks against deletion are Microsoft.Authorization, which Contributor leaves out.
resource "azurerm_role_definition" "locks" {
  name        = "${var.name} locks"
  scope       = "/subscriptions/${var.subscription_id}"
  description = "Makes and removes locks against deletion."

  permissions {
    actions = ["Microsoft.Authorization/locks/*"]
  }
}

resource "azurerm_role_assignment" "infrastructure_apply_locks" {
  for_each = azurerm_resource_group.environments

  scope              = each.value.id
  role_definition_id = azurerm_role_definition.locks.role_definition_resource_id
  principal_id       = azurerm_user_assigned_identity.github["infrastructure-apply-${each.key}"].principal_id
  principal_type     = "ServicePrincipal"
}

# May give and take the roles above and no others: not Owner, not Contributor, not this one.
resource "azurerm_role_assignment" "infrastructure_apply_access" {
  for_each = azurerm_resource_group.environments

  scope                = each.value.id
  role_definition_name = "Role Based Access Control Administrator"
  principal_id         = azurerm_user_assigned_identity.github["infrastructure-apply-${each.key}"].principal_id
  principal_type       = "ServicePrincipal"
  condition_version    = "2.0"
  condition            = <<-EOT
    ((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'}))
     OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ${local.may_assign}))
    AND
    ((!(ActionMatches{'Microsoft.Authorization/roleAssignments/delete'}))
     OR (@Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ${local.may_assign}))
  EOT
}

# Lets the nodes of its cluster pull: that role alone, at the registry.
resource "azurerm_role_assignment" "infrastructure_apply_pull" {
  for_each = azurerm_resource_group.environments

  scope                = azurerm_container_registry.main.id
  role_definition_name = "Role Based Access Control Administrator"
  principal_id         = azurerm_user_assigned_identity.github["infrastructure-apply-${each.key}"].principal_id
  principal_type       = "ServicePrincipal"
  condition_version    = "2.0"
  condition            = <<-EOT
    ((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'}))
     OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${local.pull_role_id}}))
    AND
    ((!(ActionMatches{'Microsoft.Authorization/roleAssignments/delete'}))
     OR (@Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${local.pull_role_id}}))
  EOT
}

resource "azurerm_role_assignment" "infrastructure_apply_state" {
  for_each = local.parts

  scope                = azurerm_storage_container.states[each.key].id
  role_definition_name = "Storage Blob Data Contributor"
  principal_id         = azurerm_user_assigned_identity.github["infrastructure-apply-${each.key}"].principal_id
  principal_type       = "ServicePrincipal"
}
