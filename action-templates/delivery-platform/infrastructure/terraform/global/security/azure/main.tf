# Defender for Cloud, for what the platform uses.
resource "azurerm_security_center_subscription_pricing" "standard" {
  for_each = toset(["Containers", "KeyVaults", "OpenSourceRelationalDatabases", "StorageAccounts", "Arm"])

  tier          = "Standard"
  resource_type = each.key
  # The plan that is priced by account; the older one counts every request.
  subplan = each.key == "StorageAccounts" ? "DefenderForStorageV2" : null
}

resource "azurerm_security_center_contact" "this" {
  name                = "default1"
  email               = var.security_contact
  alert_notifications = true
  alerts_to_admins    = true
}
