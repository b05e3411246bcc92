resource "azurerm_kubernetes_cluster_node_pool" "main" {
  for_each = { for name, pool in var.node_pools : name => pool if name != "system" }

  name                        = each.key
  kubernetes_cluster_id       = azurerm_kubernetes_cluster.main.id
  temporary_name_for_rotation = "${substr(each.key, 0, 9)}tmp"
  mode                        = "User"
  vm_size                     = each.value.size
  os_sku                      = "AzureLinux"
  os_disk_size_gb             = each.value.disk_gib
  auto_scaling_enabled        = true
  min_count                   = each.value.min
  max_count                   = each.value.max
  node_count                  = each.value.desired
  host_encryption_enabled     = true
  node_public_ip_enabled      = false
  max_pods                    = 110
  vnet_subnet_id              = var.node_subnet_id
  zones                       = var.zones
  node_labels                 = { "node-pool" = each.key }
  tags                        = local.tags

  priority        = each.value.spot ? "Spot" : "Regular"
  eviction_policy = each.value.spot ? "Delete" : null
  # At most the price of an ordinary machine, so nothing is evicted for its price.
  spot_max_price = each.value.spot ? -1 : null
  # AKS adds this taint to spot pools by itself; not naming it would be a change in every plan.
  node_taints = each.value.spot ? ["kubernetes.azure.com/scalesetpriority=spot:NoSchedule"] : null

  # Spot pools are not surged: there may be no machine to surge with.
  dynamic "upgrade_settings" {
    for_each = each.value.spot ? [] : [true]

    content {
      max_surge                = "33%"
      drain_timeout_in_minutes = 30
    }
  }

  lifecycle {
    # The autoscaler moves the count, and AKS adds a label to spot pools.
    ignore_changes = [node_count, node_labels["kubernetes.azure.com/scalesetpriority"]]
  }
}
