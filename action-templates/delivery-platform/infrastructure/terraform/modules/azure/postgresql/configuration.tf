locals {
  configuration = {
    require_secure_transport = "ON"
    ssl_min_protocol_version = "TLSv1.3"
    # Who came and went, and what changed the schema; not the data.
    log_connections    = "ON"
    log_disconnections = "ON"
    log_statement      = "DDL"
    # Many failed logins from one address make it wait.
    "connection_throttle.enable" = "ON"
  }
}

resource "azurerm_postgresql_flexible_server_configuration" "main" {
  for_each = local.configuration

  name      = each.key
  server_id = azurerm_postgresql_flexible_server.main.id
  value     = each.value
}
