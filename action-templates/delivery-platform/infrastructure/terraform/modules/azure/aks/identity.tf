# The control plane: it joins subnets, asks for keys and gives the nodes their identity.
resource "azurerm_user_assigned_identity" "cluster" {
  name                = "${local.full_name}-cluster"
  location            = var.location
  resource_group_name = var.resource_group_name
  tags                = local.tags
}

# The nodes: they pull images, and no more.
resource "azurerm_user_assigned_identity" "nodes" {
  name                = "${local.full_name}-nodes"
  location            = var.location
  resource_group_name = var.resource_group_name
  tags                = local.tags
}

resource "azurerm_role_assignment" "cluster" {
  for_each = {
    nodes      = { scope = var.node_subnet_id, role = "Network Contributor" }
    api_server = { scope = var.api_server_subnet_id, role = "Network Contributor" }
    kubelet    = { scope = azurerm_user_assigned_identity.nodes.id, role = "Managed Identity Operator" }
    # The disk driver makes volumes that name the encryption set.
    disks = { scope = azurerm_disk_encryption_set.nodes.id, role = "Reader" }
  }

  scope                = each.value.scope
  role_definition_name = each.value.role
  principal_id         = azurerm_user_assigned_identity.cluster.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_role_assignment" "pull" {
  for_each = var.container_registry_ids

  scope                = each.value
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.nodes.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_user_assigned_identity" "workloads" {
  for_each = var.workloads

  name                = "${local.full_name}-${each.key}"
  location            = var.location
  resource_group_name = var.resource_group_name
  tags                = local.tags
}

# One service account of one namespace of this cluster, by the subject in its token.
resource "azurerm_federated_identity_credential" "workloads" {
  for_each = var.workloads

  name                      = local.full_name
  user_assigned_identity_id = azurerm_user_assigned_identity.workloads[each.key].id
  issuer                    = azurerm_kubernetes_cluster.main.oidc_issuer_url
  audience                  = ["api://AzureADTokenExchange"]
  subject                   = "system:serviceaccount:${each.value.namespace}:${each.value.service_account}"
}
