resource "azurerm_servicebus_namespace" "main" {
  name                = "${local.full_name}-${local.unique}"
  location            = var.location
  resource_group_name = var.resource_group_name
  sku                 = local.premium ? "Premium" : "Standard"
  capacity            = local.premium ? 1 : 0
  tags                = local.tags

  premium_messaging_partitions = local.premium ? 1 : 0

  # No connection strings: whoever sends or receives has an identity. 1.2 is the newest minimum that there is.
  local_auth_enabled            = false
  minimum_tls_version           = "1.2"
  public_network_access_enabled = !local.premium

  dynamic "identity" {
    for_each = local.premium ? [true] : []

    content {
      type         = "UserAssigned"
      identity_ids = [azurerm_user_assigned_identity.storage.id]
    }
  }

  dynamic "customer_managed_key" {
    for_each = local.premium ? [true] : []

    content {
      key_vault_key_id                  = azurerm_key_vault_key.storage.versionless_id
      identity_id                       = azurerm_user_assigned_identity.storage.id
      infrastructure_encryption_enabled = true
    }
  }

  depends_on = [azurerm_role_assignment.storage_key]
}

# What cannot be handled goes to the queue's own dead letter queue, orders/$DeadLetterQueue, and stays there.
resource "azurerm_servicebus_queue" "events" {
  name         = "orders"
  namespace_id = azurerm_servicebus_namespace.main.id

  max_delivery_count                   = var.delivery_attempts
  dead_lettering_on_message_expiration = true
  default_message_ttl                  = "P7D"
  # Longer than a handler may run, so that nobody else gets the event meanwhile.
  lock_duration = "PT5M"

  # A sender that repeats itself within the hour is heard once; the handler knows events it has seen before.
  requires_duplicate_detection            = true
  duplicate_detection_history_time_window = "PT1H"
}

resource "azurerm_private_endpoint" "queue" {
  count = local.premium ? 1 : 0

  name                = "${local.full_name}-servicebus"
  location            = var.location
  resource_group_name = var.resource_group_name
  subnet_id           = var.endpoint_subnet_id
  tags                = local.tags

  private_service_connection {
    name                           = "namespace"
    private_connection_resource_id = azurerm_servicebus_namespace.main.id
    subresource_names              = ["namespace"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "namespace"
    private_dns_zone_ids = [var.private_dns_zone_ids["servicebus"]]
  }
}
