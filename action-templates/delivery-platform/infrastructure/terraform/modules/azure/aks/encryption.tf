# Disks of nodes and volumes. The set follows the key when it is rotated.
resource "azurerm_key_vault_key" "disks" {
  name         = "${local.full_name}-disks"
  key_vault_id = var.key_vault_id
  key_type     = "RSA-HSM"
  key_size     = 3072
  key_opts     = ["unwrapKey", "wrapKey"]
  tags         = local.tags

  rotation_policy {
    automatic {
      time_after_creation = "P1Y"
    }
  }
}

resource "azurerm_user_assigned_identity" "disks" {
  name                = "${local.full_name}-disks"
  location            = var.location
  resource_group_name = var.resource_group_name
  tags                = local.tags
}

resource "azurerm_role_assignment" "disks" {
  scope                = azurerm_key_vault_key.disks.resource_versionless_id
  role_definition_name = "Key Vault Crypto Service Encryption User"
  principal_id         = azurerm_user_assigned_identity.disks.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_disk_encryption_set" "nodes" {
  name                      = "${local.full_name}-nodes"
  location                  = var.location
  resource_group_name       = var.resource_group_name
  key_vault_key_id          = azurerm_key_vault_key.disks.versionless_id
  auto_key_rotation_enabled = true
  encryption_type           = "EncryptionAtRestWithPlatformAndCustomerKeys"
  tags                      = local.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.disks.id]
  }

  depends_on = [azurerm_role_assignment.disks]
}

# Secrets in etcd. No rotation by itself: with a new version all Secrets are to be written anew, which AKS does
# when this configuration names it. az keyvault key rotate, then apply.
resource "azurerm_key_vault_key" "etcd" {
  count = var.etcd_encryption ? 1 : 0

  name         = "${local.full_name}-etcd"
  key_vault_id = var.key_vault_id
  key_type     = "RSA"
  key_size     = 3072
  key_opts     = ["decrypt", "encrypt"]
  tags         = local.tags
}

resource "azurerm_role_assignment" "etcd" {
  for_each = var.etcd_encryption ? {
    key = { scope = azurerm_key_vault_key.etcd[0].resource_versionless_id, role = "Key Vault Crypto User" }
    # AKS makes a private endpoint to the vault by itself, and has to approve it there.
    endpoint = { scope = var.key_vault_id, role = "Key Vault Contributor" }
  } : {}

  scope                = each.value.scope
  role_definition_name = each.value.role
  principal_id         = azurerm_user_assigned_identity.cluster.principal_id
  principal_type       = "ServicePrincipal"
}
