data "azurerm_client_config" "current" {}

locals {
  full_name = "${var.name}-${var.environment}"
  tags      = merge({ Environment = var.environment, Project = var.name }, var.tags)

  # Names of storage accounts are unique in all of Azure, 24 characters long at most, letters and digits only.
  unique       = substr(sha256("${data.azurerm_client_config.current.subscription_id}/${var.resource_group_name}/${local.full_name}"), 0, 8)
  account_name = "${substr(replace(var.name, "-", ""), 0, 12)}elk${local.unique}"
}

# Elasticsearch runs on the cluster by ECK, its disks encrypted with the key of the module aks, reached from inside only.
# Here is what it needs of Azure: a place for snapshots and an identity to write them as.
resource "azurerm_user_assigned_identity" "elasticsearch" {
  name                = "${local.full_name}-elasticsearch"
  location            = var.location
  resource_group_name = var.resource_group_name
  tags                = local.tags
}

resource "azurerm_federated_identity_credential" "elasticsearch" {
  name                      = local.full_name
  user_assigned_identity_id = azurerm_user_assigned_identity.elasticsearch.id
  issuer                    = var.oidc_issuer
  audience                  = ["api://AzureADTokenExchange"]
  subject                   = "system:serviceaccount:${var.service_account.namespace}:${var.service_account.name}"
}
