locals {
  # azurerm has no default tags.
  tags = {
    Environment = "global"
    Project     = var.name
    ManagedBy   = "terraform"
  }
}

resource "azurerm_monitor_action_group" "alerts" {
  name                = "${var.name}-alerts"
  resource_group_name = var.resource_group_name
  short_name          = "platform"
  tags                = local.tags

  dynamic "email_receiver" {
    for_each = var.emails

    content {
      name                    = email_receiver.value
      email_address           = email_receiver.value
      use_common_alert_schema = true
    }
  }
}

resource "azurerm_log_analytics_workspace" "this" {
  name                = "${var.name}-global"
  resource_group_name = var.resource_group_name
  location            = var.location
  sku                 = "PerGB2018"
  retention_in_days   = 90
  tags                = local.tags
}

resource "azurerm_application_insights" "uptime" {
  name                = "${var.name}-uptime"
  resource_group_name = var.resource_group_name
  location            = var.location
  application_type    = "web"
  workspace_id        = azurerm_log_analytics_workspace.this.id
  tags                = local.tags
}

resource "azurerm_application_insights_standard_web_test" "host" {
  for_each = var.hostnames

  name                    = each.key
  resource_group_name     = var.resource_group_name
  location                = var.location
  application_insights_id = azurerm_application_insights.uptime.id
  enabled                 = true
  retry_enabled           = true
  frequency               = 300
  timeout                 = 10
  tags                    = local.tags
  # Five places, so that the trouble of one is not taken for ours.
  geo_locations = ["emea-nl-ams-azr", "emea-gb-db3-azr", "emea-fr-pra-edge", "us-va-ash-azr", "apac-sg-sin-azr"]

  request {
    url = "https://${each.key}/readyz"
  }

  validation_rules {
    expected_status_code        = 200
    ssl_check_enabled           = true
    ssl_cert_remaining_lifetime = 14
  }
}

resource "azurerm_monitor_metric_alert" "down" {
  for_each = var.hostnames

  name                = "${each.key} does not answer"
  resource_group_name = var.resource_group_name
  scopes              = [azurerm_application_insights.uptime.id, azurerm_application_insights_standard_web_test.host[each.key].id]
  description         = "Customers do not get through to ${each.key}. Runbook: disaster-recovery/."
  severity            = 0
  frequency           = "PT1M"
  window_size         = "PT5M"
  tags                = local.tags

  application_insights_web_test_location_availability_criteria {
    web_test_id           = azurerm_application_insights_standard_web_test.host[each.key].id
    component_id          = azurerm_application_insights.uptime.id
    failed_location_count = 2
  }

  action {
    action_group_id = azurerm_monitor_action_group.alerts.id
  }
}
