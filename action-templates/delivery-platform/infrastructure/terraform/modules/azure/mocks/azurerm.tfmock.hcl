# What Azure would answer, in the shape it has: the provider checks ids wherever one resource names another.
mock_data "azurerm_client_config" {
  defaults = {
    subscription_id = "00000000-0000-4000-8000-000000000001"
    tenant_id       = "00000000-0000-4000-8000-000000000002"
  }
}

mock_data "azurerm_role_definition" {
  defaults = {
    id = "/subscriptions/00000000-0000-4000-8000-000000000001/providers/Microsoft.Authorization/roleDefinitions/00000000-0000-4000-8000-000000000009"
  }
}

mock_resource "azurerm_resource_group" {
  defaults = {
    id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example"
  }
}

mock_resource "azurerm_virtual_network" {
  defaults = {
    id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.Network/virtualNetworks/example"
  }
}

mock_resource "azurerm_subnet" {
  defaults = {
    id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.Network/virtualNetworks/example/subnets/example"
  }
}

mock_resource "azurerm_public_ip" {
  defaults = {
    id         = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.Network/publicIPAddresses/example"
    ip_address = "198.51.100.1"
  }
}

mock_resource "azurerm_nat_gateway" {
  defaults = {
    id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.Network/natGateways/example"
  }
}

mock_resource "azurerm_network_security_group" {
  defaults = {
    id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.Network/networkSecurityGroups/example"
  }
}

mock_resource "azurerm_private_dns_zone" {
  defaults = {
    id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.Network/privateDnsZones/example.com"
  }
}

mock_resource "azurerm_log_analytics_workspace" {
  defaults = {
    id           = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.OperationalInsights/workspaces/example"
    workspace_id = "00000000-0000-4000-8000-000000000011"
  }
}

mock_resource "azurerm_key_vault" {
  defaults = {
    id        = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.KeyVault/vaults/example"
    vault_uri = "https://example.vault.azure.net/"
  }
}

mock_resource "azurerm_key_vault_key" {
  defaults = {
    id                      = "https://example.vault.azure.net/keys/example/00000000000000000000000000000001"
    versionless_id          = "https://example.vault.azure.net/keys/example"
    resource_id             = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.KeyVault/vaults/example/keys/example/versions/00000000000000000000000000000001"
    resource_versionless_id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.KeyVault/vaults/example/keys/example"
  }
}

mock_resource "azurerm_user_assigned_identity" {
  defaults = {
    id           = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.ManagedIdentity/userAssignedIdentities/example"
    client_id    = "00000000-0000-4000-8000-000000000012"
    principal_id = "00000000-0000-4000-8000-000000000013"
    tenant_id    = "00000000-0000-4000-8000-000000000002"
  }
}

mock_resource "azurerm_disk_encryption_set" {
  defaults = {
    id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.Compute/diskEncryptionSets/example"
  }
}

mock_resource "azurerm_kubernetes_cluster" {
  defaults = {
    id              = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.ContainerService/managedClusters/example"
    oidc_issuer_url = "https://oidc.example.com/"
    fqdn            = "public.example.com"
    private_fqdn    = "private.example.com"
  }
}

mock_resource "azurerm_postgresql_flexible_server" {
  defaults = {
    id   = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.DBforPostgreSQL/flexibleServers/example"
    fqdn = "example.postgres.database.azure.com"
  }
}

mock_resource "azurerm_storage_account" {
  defaults = {
    id                    = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.Storage/storageAccounts/example"
    primary_blob_endpoint = "https://example.blob.core.windows.net/"
  }
}

mock_resource "azurerm_storage_container" {
  defaults = {
    id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.Storage/storageAccounts/example/blobServices/default/containers/example"
  }
}

mock_resource "azurerm_servicebus_namespace" {
  defaults = {
    id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.ServiceBus/namespaces/example"
  }
}

mock_resource "azurerm_servicebus_queue" {
  defaults = {
    id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.ServiceBus/namespaces/example/queues/orders"
  }
}

mock_resource "azurerm_service_plan" {
  defaults = {
    id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.Web/serverFarms/example"
  }
}

mock_resource "azurerm_application_insights" {
  defaults = {
    id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.Insights/components/example"
  }
}

mock_resource "azurerm_monitor_action_group" {
  defaults = {
    id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.Insights/actionGroups/example"
  }
}

mock_resource "azurerm_cdn_frontdoor_profile" {
  defaults = {
    id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.Cdn/profiles/example"
  }
}

mock_resource "azurerm_cdn_frontdoor_endpoint" {
  defaults = {
    id        = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.Cdn/profiles/example/afdEndpoints/example"
    host_name = "example.azurefd.net"
  }
}

mock_resource "azurerm_cdn_frontdoor_origin_group" {
  defaults = {
    id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.Cdn/profiles/example/originGroups/gateway"
  }
}

mock_resource "azurerm_cdn_frontdoor_origin" {
  defaults = {
    id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.Cdn/profiles/example/originGroups/gateway/origins/gateway"
  }
}

mock_resource "azurerm_cdn_frontdoor_custom_domain" {
  defaults = {
    id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.Cdn/profiles/example/customDomains/example"
  }
}

mock_resource "azurerm_cdn_frontdoor_firewall_policy" {
  defaults = {
    id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.Network/frontDoorWebApplicationFirewallPolicies/example"
  }
}

mock_resource "azurerm_container_registry" {
  defaults = {
    id           = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/example/providers/Microsoft.ContainerRegistry/registries/example"
    login_server = "example.azurecr.io"
  }
}

mock_resource "azurerm_role_definition" {
  defaults = {
    role_definition_resource_id = "/subscriptions/00000000-0000-4000-8000-000000000001/providers/Microsoft.Authorization/roleDefinitions/00000000-0000-4000-8000-000000000014"
  }
}
