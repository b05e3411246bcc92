data "azurerm_client_config" "current" {}

locals {
  full_name = "${var.name}-${var.environment}"
  tags      = merge({ Environment = var.environment, Project = var.name }, var.tags)

  # Names of namespaces, apps and storage accounts are unique in all of Azure; the latter have 24 characters at most.
  unique       = substr(sha256("${data.azurerm_client_config.current.subscription_id}/${var.resource_group_name}/${local.full_name}"), 0, 8)
  account_name = "${substr(replace(var.name, "-", ""), 0, 13)}fn${local.unique}"
  app_name     = "${substr(var.name, 0, 18)}-fn-${local.unique}"

  premium = coalesce(var.premium_queue, var.environment == "production")
}

# The function itself: what it may do is granted below, and by who uses this module.
resource "azurerm_user_assigned_identity" "function" {
  name                = "${local.full_name}-function"
  location            = var.location
  resource_group_name = var.resource_group_name
  tags                = local.tags
}

resource "azurerm_service_plan" "main" {
  name                = "${local.full_name}-functions"
  location            = var.location
  resource_group_name = var.resource_group_name
  os_type             = "Linux"
  # Flex Consumption: nothing runs and nothing is paid while there are no events.
  sku_name = "FC1"
  tags     = local.tags
}

resource "azurerm_function_app_flex_consumption" "main" {
  name                = local.app_name
  location            = var.location
  resource_group_name = var.resource_group_name
  service_plan_id     = azurerm_service_plan.main.id
  tags                = local.tags

  runtime_name           = "node"
  runtime_version        = var.node_version
  maximum_instance_count = var.max_instances
  instance_memory_in_mb  = 512

  storage_container_type            = "blobContainer"
  storage_container_endpoint        = "${azurerm_storage_account.main.primary_blob_endpoint}${azurerm_storage_container.package.name}"
  storage_authentication_type       = "UserAssignedIdentity"
  storage_user_assigned_identity_id = azurerm_user_assigned_identity.function.id
  zip_deploy_file                   = var.package

  virtual_network_subnet_id = var.function_subnet_id
  # It answers no requests: the queue alone calls it. From outside only packages are delivered, from named ranges.
  public_network_access_enabled                  = length(var.deployer_cidrs) > 0
  https_only                                     = true
  webdeploy_publish_basic_authentication_enabled = var.package != null

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.function.id]
  }

  app_settings = merge(var.app_settings, local.connections)

  site_config {
    minimum_tls_version                    = "1.3"
    scm_minimum_tls_version                = "1.3"
    http2_enabled                          = true
    application_insights_connection_string = azurerm_application_insights.main.connection_string
    ip_restriction_default_action          = "Deny"
    scm_ip_restriction_default_action      = "Deny"

    dynamic "scm_ip_restriction" {
      for_each = var.deployer_cidrs

      content {
        name       = "deployer-${scm_ip_restriction.key}"
        action     = "Allow"
        priority   = 100 + scm_ip_restriction.key
        ip_address = scm_ip_restriction.value
      }
    }
  }

  depends_on = [
    azurerm_private_endpoint.storage,
    azurerm_role_assignment.function,
  ]
}

locals {
  # Addresses and identities, where there would be connection strings otherwise.
  connections = {
    # The provider writes a connection string without a key here, whatever the authentication, and the host would
    # believe it: https://github.com/hashicorp/terraform-provider-azurerm/issues/29693. Empty, the next three count.
    AzureWebJobsStorage                       = ""
    AzureWebJobsStorage__accountName          = azurerm_storage_account.main.name
    AzureWebJobsStorage__credential           = "managedidentity"
    AzureWebJobsStorage__clientId             = azurerm_user_assigned_identity.function.client_id
    ServiceBus__fullyQualifiedNamespace       = "${azurerm_servicebus_namespace.main.name}.servicebus.windows.net"
    ServiceBus__credential                    = "managedidentity"
    ServiceBus__clientId                      = azurerm_user_assigned_identity.function.client_id
    QUEUE_NAME                                = azurerm_servicebus_queue.events.name
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING = "ClientId=${azurerm_user_assigned_identity.function.client_id};Authorization=AAD"
  }
}
