mock_provider "google" {
  mock_data "google_project" {
    defaults = {
      number = "424242424242"
    }
  }
}

variables {
  name        = "delivery-platform-production"
  environment = "production"
  project     = "example-production"
  region      = "europe-west1"
  network_id  = "projects/example-production/global/networks/delivery-platform-production"
  node_subnet = {
    id            = "projects/example-production/regions/europe-west1/subnetworks/delivery-platform-production-nodes"
    pod_range     = "pods"
    service_range = "services"
  }
}

run "cluster_is_private_and_encrypted" {
  command = plan

  assert {
    condition     = google_container_cluster.this.private_cluster_config[0].enable_private_nodes
    error_message = "Nodes would have public addresses."
  }
  assert {
    condition     = google_container_cluster.this.control_plane_endpoints_config[0].dns_endpoint_config[0].allow_external_traffic && !google_container_cluster.this.control_plane_endpoints_config[0].ip_endpoints_config[0].enabled
    error_message = "The DNS endpoint must be the only way in where no address is named."
  }
  assert {
    condition     = google_container_cluster.this.database_encryption[0].state == "ENCRYPTED"
    error_message = "Secrets would not be encrypted with the platform's key."
  }
  assert {
    condition     = google_container_cluster.this.datapath_provider == "ADVANCED_DATAPATH"
    error_message = "Network policies would not be enforced."
  }
  assert {
    condition     = google_container_cluster.this.workload_identity_config[0].workload_pool == "example-production.svc.id.goog"
    error_message = "Pods would have no identity of their own."
  }
  assert {
    condition     = google_container_cluster.this.release_channel[0].channel == "REGULAR" && google_container_cluster.this.min_master_version == "1.35"
    error_message = "The version is not the one that was written, in the channel REGULAR."
  }
  assert {
    condition     = google_container_cluster.this.maintenance_policy[0].recurring_window[0].end_time == "2026-01-03T08:00:00Z"
    error_message = "The maintenance window does not last six hours."
  }
  assert {
    condition     = google_container_cluster.this.location == "europe-west1" && google_container_cluster.this.deletion_protection
    error_message = "The cluster must be regional and protected."
  }
}

run "node_pools_have_the_sizes_of_the_architecture" {
  command = plan

  assert {
    condition     = { for name, pool in google_container_node_pool.this : name => [pool.autoscaling[0].total_min_node_count, pool.initial_node_count, pool.autoscaling[0].total_max_node_count] } == { system = [1, 1, 10], general = [1, 1, 10], spot = [0, 0, 10] }
    error_message = "system and general have 1 to 10 nodes and begin with one in each of three zones, spot with none."
  }
  assert {
    condition     = [for name, pool in google_container_node_pool.this : name if pool.node_config[0].spot] == ["spot"]
    error_message = "Only the spot pool may lose its nodes."
  }
  assert {
    condition     = [for taint in google_container_node_pool.this["spot"].node_config[0].taint : taint.key] == ["cloud.google.com/gke-spot"]
    error_message = "Pods that cannot be interrupted would run on spot nodes."
  }
  assert {
    condition     = alltrue([for pool in google_container_node_pool.this : pool.management[0].auto_repair && pool.management[0].auto_upgrade])
    error_message = "Nodes must be repaired and upgraded by themselves."
  }
}

run "nodes_have_no_more_rights_than_they_need" {
  command = plan

  override_resource {
    target          = google_service_account.nodes
    override_during = plan
    values = {
      email  = "nodes@example-production.iam.gserviceaccount.com"
      member = "serviceAccount:nodes@example-production.iam.gserviceaccount.com"
    }
  }

  assert {
    condition     = google_project_iam_member.nodes.role == "roles/container.defaultNodeServiceAccount"
    error_message = "Nodes have other rights than those of a node."
  }
  assert {
    condition     = alltrue([for pool in google_container_node_pool.this : pool.node_config[0].service_account == "nodes@example-production.iam.gserviceaccount.com"])
    error_message = "Nodes would run as the project's default account."
  }
  assert {
    condition     = alltrue([for pool in google_container_node_pool.this : pool.node_config[0].workload_metadata_config[0].mode == "GKE_METADATA"])
    error_message = "Pods would see the node's identity."
  }
  assert {
    condition     = alltrue([for pool in google_container_node_pool.this : pool.node_config[0].shielded_instance_config[0].enable_secure_boot])
    error_message = "Nodes would start whatever is on their disk."
  }
}

run "named_addresses_open_the_public_endpoint_to_them_alone" {
  command = plan

  variables {
    api_server_cidrs = ["203.0.113.0/24"]
  }

  assert {
    condition     = google_container_cluster.this.control_plane_endpoints_config[0].ip_endpoints_config[0].enabled
    error_message = "Who named addresses would not get in by them."
  }
  assert {
    condition     = [for block in google_container_cluster.this.master_authorized_networks_config[0].cidr_blocks : block.cidr_block] == ["203.0.113.0/24"]
    error_message = "Others than the named addresses would get in."
  }
  assert {
    condition     = google_container_cluster.this.master_authorized_networks_config[0].gcp_public_cidrs_access_enabled == false
    error_message = "Every machine of every customer of Google Cloud would get in."
  }
}

run "who_has_access_connects_and_nothing_else" {
  command = plan

  variables {
    access = {
      flotilla-deployers = ["flotilla-deploy@example-production.iam.gserviceaccount.com", "flotilla-rollback@example-production.iam.gserviceaccount.com"]
      flotilla-pruners   = ["flotilla-prune@example-production.iam.gserviceaccount.com"]
    }
  }

  assert {
    condition     = google_project_iam_custom_role.connect.permissions == toset(["container.clusters.connect", "container.clusters.get"])
    error_message = "More than connecting would be granted."
  }
  assert {
    condition     = length(google_project_iam_member.connect) == 3
    error_message = "Each account needs the right to connect."
  }
  assert {
    condition     = [for subject in output.kubernetes_subjects["flotilla-deployers"] : subject.name] == ["flotilla-deploy@example-production.iam.gserviceaccount.com", "flotilla-rollback@example-production.iam.gserviceaccount.com"]
    error_message = "RBAC would not know the deploying accounts."
  }
}

run "pods_of_one_service_account_have_its_tokens" {
  command = plan

  variables {
    workloads = { order-service = { namespace = "delivery-platform", service_account = "order-service" } }
  }

  assert {
    condition     = google_service_account_iam_member.workload["order-service"].member == "serviceAccount:example-production.svc.id.goog[delivery-platform/order-service]"
    error_message = "Other pods would have the account's tokens."
  }
}

run "backups_survive_the_region" {
  command = plan

  variables {
    backup_region = "europe-west4"
  }

  assert {
    condition     = google_gke_backup_backup_plan.daily[0].location == "europe-west4" && keys(google_kms_crypto_key.this) == ["europe-west1", "europe-west4"]
    error_message = "Backups need a region and a key of their own."
  }
  assert {
    condition     = google_gke_backup_backup_plan.daily[0].retention_policy[0].backup_retain_days == 30 && google_gke_backup_backup_plan.daily[0].retention_policy[0].backup_delete_lock_days == 7
    error_message = "Backups are kept for 30 days, and locked for a week."
  }
  assert {
    condition     = google_kms_crypto_key_iam_member.this["europe-west4/gcp-sa-gkebackup"].member == "serviceAccount:service-424242424242@gcp-sa-gkebackup.iam.gserviceaccount.com"
    error_message = "Google could not encrypt the backups."
  }
}

run "without_backups_there_is_no_plan" {
  command = plan

  variables {
    backup_retention_days = 0
  }

  assert {
    condition     = length(google_gke_backup_backup_plan.daily) == 0 && !google_container_cluster.this.addons_config[0].gke_backup_agent_config[0].enabled
    error_message = "Backups would be made that nobody wants."
  }
}

run "refuses_what_opens_or_empties_the_cluster" {
  command = plan

  variables {
    api_server_cidrs    = ["0.0.0.0/0"]
    workloads           = { Orders = { namespace = "delivery-platform", service_account = "order-service" } }
    access              = { cluster-admins = ["somebody@example.com"] }
    rbac_security_group = "developers@example.com"
    kubernetes_version  = "1.28"
    maintenance_start   = "2am"
    node_pools          = { spot = { min = 3, desired = 2, max = 10, spot = true, disk_gib = 10 } }
  }

  expect_failures = [
    var.api_server_cidrs, var.workloads, var.access, var.rbac_security_group, var.kubernetes_version, var.maintenance_start, var.node_pools,
  ]
}
