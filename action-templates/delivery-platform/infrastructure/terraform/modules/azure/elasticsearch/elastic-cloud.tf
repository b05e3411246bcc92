# The managed one. Azure passes on no more than plan and owner: version, size, zones, Private Link and a key of one's own
# are set in Elastic Cloud, and until then its addresses are public.
resource "azurerm_elastic_cloud_elasticsearch" "main" {
  count = var.elastic_cloud == null ? 0 : 1

  name                        = local.full_name
  location                    = var.location
  resource_group_name         = var.resource_group_name
  sku_name                    = var.elastic_cloud.plan
  elastic_cloud_email_address = var.elastic_cloud.email
  tags                        = local.tags

  # Azure's own logs stay in Log Analytics: they are kept by other rules than the application's.
  logs {
    send_activity_logs     = false
    send_azuread_logs      = false
    send_subscription_logs = false
  }
}
