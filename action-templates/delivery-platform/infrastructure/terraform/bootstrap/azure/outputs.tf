output "tenant_id" {
  description = "Id of the Entra tenant, for the identities of the fleet file."
  value       = data.azurerm_client_config.current.tenant_id
}

output "client_ids" {
  description = "Client ids of the identities by what they are for, for the identities of the fleet file."
  value       = { for name, identity in azurerm_user_assigned_identity.github : name => identity.client_id }
}

output "principal_ids" {
  description = "Object ids of the identities by what they are for: the variable access of the module aks takes those of deploy, rollback, plan and prune."
  value       = { for name, identity in azurerm_user_assigned_identity.github : name => identity.principal_id }
}

output "resource_group_names" {
  description = "Names of the resource groups by environment."
  value = merge(
    { for environment, group in azurerm_resource_group.environments : environment => group.name },
    { global = azurerm_resource_group.global.name },
  )
}

output "state_account" {
  description = "Name of the storage account of the states, for the backend of every root."
  value       = azurerm_storage_account.state.name
}

output "state_containers" {
  description = "Names of the containers of the states: one an environment, and global."
  value       = { for name, container in azurerm_storage_container.states : name => container.name }
}

output "registry" {
  description = "Host and path of the images, as values-azure.yaml has it."
  value       = "${azurerm_container_registry.main.login_server}/${var.name}"
}

output "registry_id" {
  description = "Id of the registry: container_registry_ids of the module aks takes it."
  value       = azurerm_container_registry.main.id
}
