# Opens the cluster, that is: tells its address and authority. RBAC in the cluster decides all else.
resource "azurerm_role_assignment" "access" {
  for_each = toset(distinct(concat(flatten(values(var.access)), var.administrator_group_ids)))

  scope                = azurerm_kubernetes_cluster.main.id
  role_definition_name = "Azure Kubernetes Service Cluster User Role"
  principal_id         = each.value
}

# Also keeps node pools from being deleted: set deletion_protection = false to take one away or to change its machines.
resource "azurerm_management_lock" "cluster" {
  count = var.deletion_protection ? 1 : 0

  name       = "deletion-protection"
  scope      = azurerm_kubernetes_cluster.main.id
  lock_level = "CanNotDelete"
  notes      = "Set deletion_protection = false and apply, then delete."

  # A lock that is there first would be inherited by a pool that fails to come up.
  depends_on = [azurerm_kubernetes_cluster_node_pool.main]
}
