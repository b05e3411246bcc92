resource "azurerm_application_insights" "main" {
  name                = "${local.full_name}-functions"
  location            = var.location
  resource_group_name = var.resource_group_name
  workspace_id        = var.log_analytics_workspace_id
  application_type    = "Node.JS"
  # The connection string says where to; who may, Entra says.
  local_authentication_enabled = false
  tags                         = local.tags
}

resource "azurerm_monitor_action_group" "main" {
  count = var.alert_email == null ? 0 : 1

  name                = "${local.full_name}-functions"
  resource_group_name = var.resource_group_name
  short_name          = "functions"
  tags                = local.tags

  email_receiver {
    name                    = "owners"
    email_address           = var.alert_email
    use_common_alert_schema = true
  }
}

resource "azurerm_monitor_metric_alert" "dead_letters" {
  name                = "${local.full_name}-dead-letters"
  resource_group_name = var.resource_group_name
  scopes              = [azurerm_servicebus_namespace.main.id]
  description         = "Events could not be handled and lie in the dead letter queue. Look at one, mend the handler, send them again."
  severity            = 2
  frequency           = "PT5M"
  window_size         = "PT5M"
  tags                = local.tags

  criteria {
    metric_namespace = "Microsoft.ServiceBus/namespaces"
    metric_name      = "DeadletteredMessages"
    aggregation      = "Maximum"
    operator         = "GreaterThan"
    threshold        = 0

    dimension {
      name     = "EntityName"
      operator = "Include"
      values   = [azurerm_servicebus_queue.events.name]
    }
  }

  dynamic "action" {
    for_each = azurerm_monitor_action_group.main[*].id

    content {
      action_group_id = action.value
    }
  }
}
