locals {
  configuration = {
    require_secure_transport = "on"
    ssl_min_protocol_version = "TLSv1.3"
    # Who came and went, and what changed the schema; not the data.
    log_connections    = "on"
    log_disconnections = "on"
    log_statement      = "ddl"
    # Many failed logins from one address make it wait.
    "connection_throttle.enable" = "on"
  }
}

resource "azurerm_postgresql_flexible_server_configuration" "main" {
  for_each = local.configuration

  name      = each.key
  server_id = azurerm_postgresql_flexible_server.main.id
  value     = each.value
}
