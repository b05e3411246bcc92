provider "azurerm" {
  subscription_id = var.subscription_id
  # Storage accounts have no keys here; who asks is known by Entra.
  storage_use_azuread = true

  features {
    key_vault {
      # What a key encrypts is lost with it; a deleted vault stays restorable.
      purge_soft_delete_on_destroy = false
    }
  }
}
