locals {
  full_name = "${var.name}-${var.environment}"
  tags      = merge({ Environment = var.environment, Project = var.name }, var.tags)
}

# Premium has the managed rules of the firewall and Private Link to the origin. Attacks on the network itself
# (DDoS) are taken at Microsoft's edge, before they reach anything of this platform.
resource "azurerm_cdn_frontdoor_profile" "main" {
  name                     = local.full_name
  resource_group_name      = var.resource_group_name
  sku_name                 = "Premium_AzureFrontDoor"
  response_timeout_seconds = 60
  tags                     = local.tags

  # Query strings may carry what customers write.
  log_scrubbing_rule {
    match_variable = "QueryStringArgNames"
  }
}

resource "azurerm_cdn_frontdoor_endpoint" "main" {
  name                     = local.full_name
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.main.id
  tags                     = local.tags
}

resource "azurerm_monitor_diagnostic_setting" "main" {
  name                       = "edge"
  target_resource_id         = azurerm_cdn_frontdoor_profile.main.id
  log_analytics_workspace_id = var.log_analytics_workspace_id

  dynamic "enabled_log" {
    for_each = toset(["FrontDoorAccessLog", "FrontDoorHealthProbeLog", "FrontDoorWebApplicationFirewallLog"])

    content {
      category = enabled_log.value
    }
  }
}
