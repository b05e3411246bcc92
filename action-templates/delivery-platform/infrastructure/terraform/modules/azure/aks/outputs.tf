output "cluster_name" {
  description = "Name of the cluster, as the fleet file has it."
  value       = azurerm_kubernetes_cluster.main.name
}

output "cluster_id" {
  description = "Id of the cluster."
  value       = azurerm_kubernetes_cluster.main.id
}

output "cluster_endpoint" {
  description = "Host of the API server: the private one where it has no public address."
  value       = local.private ? azurerm_kubernetes_cluster.main.private_fqdn : azurerm_kubernetes_cluster.main.fqdn
}

output "kubernetes_version" {
  description = "Version of Kubernetes that the control plane runs."
  value       = azurerm_kubernetes_cluster.main.current_kubernetes_version
}

output "oidc_issuer" {
  description = "Issuer of the cluster's service account tokens."
  value       = azurerm_kubernetes_cluster.main.oidc_issuer_url
}

output "node_role" {
  description = "Identity of the nodes: client id and object id."
  value = {
    client_id = azurerm_user_assigned_identity.nodes.client_id
    object_id = azurerm_user_assigned_identity.nodes.principal_id
  }
}

output "node_resource_group_name" {
  description = "Name of the resource group in which AKS makes nodes, load balancers and volumes."
  value       = azurerm_kubernetes_cluster.main.node_resource_group
}

output "kubernetes_subjects" {
  description = "Subjects for the RoleBindings of rbac/: Kubernetes group => what to write there in its place on this cluster."
  value = {
    for group, ids in var.access : group => [
      for id in ids : { apiGroup = "rbac.authorization.k8s.io", kind = "User", name = id }
    ]
  }
}

output "workload_client_ids" {
  description = "Client ids of the pods' identities, by the names of workloads: annotation azure.workload.identity/client-id."
  value       = { for name, identity in azurerm_user_assigned_identity.workloads : name => identity.client_id }
}

output "workload_principal_ids" {
  description = "Object ids of the pods' identities, by the names of workloads: to grant them rights."
  value       = { for name, identity in azurerm_user_assigned_identity.workloads : name => identity.principal_id }
}

output "disk_encryption_set_id" {
  description = "Id of the disk encryption set with the customer's key, for StorageClasses of further disks."
  value       = azurerm_disk_encryption_set.nodes.id
}
