mock_provider "azurerm" {
  source          = "../mocks"
  override_during = plan
}

variables {
  name                       = "delivery-platform"
  environment                = "production"
  location                   = "westeurope"
  resource_group_name        = "delivery-platform-production"
  key_vault_id               = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.KeyVault/vaults/example"
  node_subnet_id             = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.Network/virtualNetworks/example/subnets/nodes"
  api_server_subnet_id       = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.Network/virtualNetworks/example/subnets/api-server"
  log_analytics_workspace_id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.OperationalInsights/workspaces/example"
  administrator_group_ids    = ["00000000-0000-4000-8000-000000000003"]
}

run "is_private_and_knows_no_local_accounts" {
  command = plan

  assert {
    condition     = azurerm_kubernetes_cluster.main.private_cluster_enabled && !azurerm_kubernetes_cluster.main.run_command_enabled
    error_message = "Without ranges there must be no way in from outside."
  }

  assert {
    condition     = azurerm_kubernetes_cluster.main.local_account_disabled && !azurerm_kubernetes_cluster.main.azure_active_directory_role_based_access_control[0].azure_rbac_enabled
    error_message = "Entra says who, Kubernetes' RBAC what."
  }

  assert {
    condition     = azurerm_kubernetes_cluster.main.workload_identity_enabled && azurerm_kubernetes_cluster.main.oidc_issuer_enabled
    error_message = "Pods need identities of their own."
  }

  assert {
    condition     = azurerm_kubernetes_cluster.main.network_profile[0].network_policy == "cilium"
    error_message = "NetworkPolicy must be enforced."
  }
}

run "has_the_pools_of_the_platform" {
  command = plan

  assert {
    condition = (
      azurerm_kubernetes_cluster.main.default_node_pool[0].min_count == 1
      && azurerm_kubernetes_cluster.main.default_node_pool[0].node_count == 3
      && azurerm_kubernetes_cluster.main.default_node_pool[0].max_count == 10
    )
    error_message = "The system pool has 3 nodes, 1 to 10."
  }

  assert {
    condition     = azurerm_kubernetes_cluster.main.default_node_pool[0].only_critical_addons_enabled
    error_message = "The system pool is for the system, where there is another."
  }

  assert {
    condition = (
      azurerm_kubernetes_cluster_node_pool.main["general"].node_count == 3
      && azurerm_kubernetes_cluster_node_pool.main["general"].priority == "Regular"
    )
    error_message = "The general pool has 3 ordinary nodes."
  }

  assert {
    condition = (
      azurerm_kubernetes_cluster_node_pool.main["spot"].priority == "Spot"
      && azurerm_kubernetes_cluster_node_pool.main["spot"].min_count == 0
      && contains(azurerm_kubernetes_cluster_node_pool.main["spot"].node_taints, "kubernetes.azure.com/scalesetpriority=spot:NoSchedule")
    )
    error_message = "Spot nodes are none at first, and only what tolerates them runs there."
  }
}

run "encrypts_disks_and_secrets" {
  command = plan

  assert {
    condition     = azurerm_disk_encryption_set.nodes.encryption_type == "EncryptionAtRestWithPlatformAndCustomerKeys" && azurerm_disk_encryption_set.nodes.auto_key_rotation_enabled
    error_message = "Disks are encrypted with the customer's key, which rotates."
  }

  assert {
    condition     = azurerm_kubernetes_cluster.main.default_node_pool[0].host_encryption_enabled && alltrue([for pool in azurerm_kubernetes_cluster_node_pool.main : pool.host_encryption_enabled])
    error_message = "Temporary disks are encrypted on the host."
  }

  assert {
    condition     = length(azurerm_key_vault_key.etcd) == 1 && azurerm_kubernetes_cluster.main.key_management_service[0].key_vault_network_access == "Private"
    error_message = "Secrets are encrypted with a key that is asked for inside the network."
  }
}

run "lets_in_who_is_named" {
  command = plan

  variables {
    api_server_cidrs = ["198.51.100.0/24"]
    access = {
      flotilla-deployers = ["00000000-0000-4000-8000-000000000004"]
      flotilla-planners  = ["00000000-0000-4000-8000-000000000005"]
    }
  }

  assert {
    condition     = !azurerm_kubernetes_cluster.main.private_cluster_enabled && azurerm_kubernetes_cluster.main.api_server_access_profile[0].authorized_ip_ranges == toset(["198.51.100.0/24"])
    error_message = "The ranges and nobody else."
  }

  assert {
    condition     = length(azurerm_role_assignment.access) == 3
    error_message = "Two identities and the administrators may open the cluster."
  }

  assert {
    condition     = output.kubernetes_subjects["flotilla-deployers"][0].name == "00000000-0000-4000-8000-000000000004"
    error_message = "RBAC knows an identity by its object id."
  }
}

run "gives_rights_on_resources" {
  command = plan

  assert {
    condition     = alltrue([for one in concat([azurerm_role_assignment.disks], values(azurerm_role_assignment.cluster), values(azurerm_role_assignment.etcd)) : startswith(one.scope, "/subscriptions/")])
    error_message = "A right is given on a resource's id, which begins with /subscriptions/."
  }
}

run "can_be_deleted_when_that_is_said" {
  command = plan

  variables {
    deletion_protection = false
  }

  assert {
    condition     = length(azurerm_management_lock.cluster) == 0
    error_message = "Without protection there is no lock."
  }
}

run "refuses_an_open_api_server" {
  command = plan

  variables {
    api_server_cidrs = ["0.0.0.0/0"]
  }

  expect_failures = [var.api_server_cidrs]
}

run "refuses_a_cluster_without_a_system_pool" {
  command = plan

  variables {
    node_pools = { general = { min = 1, desired = 1, max = 2 } }
  }

  expect_failures = [var.node_pools]
}

run "refuses_groups_that_rbac_does_not_know" {
  command = plan

  variables {
    access = { "system:masters" = ["00000000-0000-4000-8000-000000000004"] }
  }

  expect_failures = [var.access]
}

run "refuses_an_old_kubernetes" {
  command = plan

  variables {
    kubernetes_version = "1.28"
  }

  expect_failures = [var.kubernetes_version]
}
