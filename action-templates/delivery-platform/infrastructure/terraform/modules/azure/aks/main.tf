resource "azurerm_kubernetes_cluster" "main" {
  name                = local.full_name
  location            = var.location
  resource_group_name = var.resource_group_name
  node_resource_group = "${local.full_name}-nodes"
  dns_prefix          = local.full_name
  kubernetes_version  = var.kubernetes_version
  # Standard has a financially backed availability of the API server and takes more than a few nodes.
  sku_tier = var.environment == "production" ? "Standard" : "Free"
  tags     = local.tags

  private_cluster_enabled = local.private
  private_dns_zone_id     = local.private ? "System" : null
  # A way in past the network, which keeps commands and their output with Azure.
  run_command_enabled = false

  api_server_access_profile {
    virtual_network_integration_enabled = true
    subnet_id                           = var.api_server_subnet_id
    authorized_ip_ranges                = local.private ? null : toset(var.api_server_cidrs)
  }

  local_account_disabled            = true
  role_based_access_control_enabled = true

  # Entra says who somebody is; Kubernetes' own RBAC, which is the same on all clouds, what they may do.
  azure_active_directory_role_based_access_control {
    azure_rbac_enabled     = false
    admin_group_object_ids = var.administrator_group_ids
  }

  oidc_issuer_enabled       = true
  workload_identity_enabled = true
  azure_policy_enabled      = true
  image_cleaner_enabled     = true
  # Days after the last use, in hours: a rollback of this week finds its images on the nodes.
  image_cleaner_interval_hours = 168
  cost_analysis_enabled        = var.environment == "production"

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.cluster.id]
  }

  kubelet_identity {
    client_id                 = azurerm_user_assigned_identity.nodes.client_id
    object_id                 = azurerm_user_assigned_identity.nodes.principal_id
    user_assigned_identity_id = azurerm_user_assigned_identity.nodes.id
  }

  disk_encryption_set_id = azurerm_disk_encryption_set.nodes.id

  dynamic "key_management_service" {
    for_each = azurerm_key_vault_key.etcd[*].id

    content {
      key_vault_key_id         = key_management_service.value
      key_vault_network_access = "Private"
    }
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    # Without this data plane NetworkPolicy is not enforced.
    network_data_plane = "cilium"
    network_policy     = "cilium"
    load_balancer_sku  = "standard"
    outbound_type      = "userAssignedNATGateway"
    pod_cidr           = var.pod_cidr
    service_cidr       = var.service_cidr
    dns_service_ip     = cidrhost(var.service_cidr, 10)
  }

  microsoft_defender {
    log_analytics_workspace_id = var.log_analytics_workspace_id
  }

  # The definitions and the recommender of VerticalPodAutoscaler.
  workload_autoscaler_profile {
    vertical_pod_autoscaler_enabled = true
  }

  # Pools below scale by the cluster autoscaler; machines of any other size are not made.
  node_provisioning_profile {
    mode = "Manual"
  }

  auto_scaler_profile {
    balance_similar_node_groups = true
    expander                    = "least-waste"
  }

  default_node_pool {
    name                         = "system"
    temporary_name_for_rotation  = "systemtmp"
    vm_size                      = local.system.size
    os_sku                       = "AzureLinux"
    os_disk_size_gb              = local.system.disk_gib
    auto_scaling_enabled         = true
    min_count                    = local.system.min
    max_count                    = local.system.max
    node_count                   = local.system.desired
    only_critical_addons_enabled = length(var.node_pools) > 1
    host_encryption_enabled      = true
    node_public_ip_enabled       = false
    max_pods                     = 110
    vnet_subnet_id               = var.node_subnet_id
    zones                        = var.zones
    tags                         = local.tags

    upgrade_settings {
      max_surge                = "33%"
      drain_timeout_in_minutes = 30
    }
  }

  automatic_upgrade_channel = "patch"
  node_os_upgrade_channel   = "NodeImage"

  maintenance_window_auto_upgrade {
    frequency   = "Weekly"
    interval    = 1
    day_of_week = "Saturday"
    start_time  = var.maintenance_start
    utc_offset  = "+00:00"
    duration    = 4
  }

  maintenance_window_node_os {
    frequency   = "Weekly"
    interval    = 1
    day_of_week = "Sunday"
    start_time  = var.maintenance_start
    utc_offset  = "+00:00"
    duration    = 4
  }

  lifecycle {
    # The autoscaler moves it.
    ignore_changes = [default_node_pool[0].node_count]
  }

  depends_on = [
    azurerm_role_assignment.cluster,
    azurerm_role_assignment.disks,
    azurerm_role_assignment.etcd,
  ]
}
