# Regional: control plane and nodes are spread over three zones, and an upgrade leaves two of them working.
resource "google_container_cluster" "this" {
  name                = var.name
  project             = var.project
  location            = var.region
  resource_labels     = local.labels
  deletion_protection = var.deletion_protection

  min_master_version = var.kubernetes_version
  release_channel {
    channel = "REGULAR"
  }
  maintenance_policy {
    recurring_window {
      start_time = local.maintenance_start
      end_time   = timeadd(local.maintenance_start, "6h")
      recurrence = "FREQ=WEEKLY;BYDAY=SA,SU"
    }
  }

  # Node pools are resources of their own (nodes.tf). The first one cannot be left out, so it is made and removed.
  remove_default_node_pool = true
  initial_node_count       = 1
  node_config {
    service_account = google_service_account.nodes.email
  }

  network         = var.network_id
  subnetwork      = var.node_subnet.id
  networking_mode = "VPC_NATIVE"
  ip_allocation_policy {
    cluster_secondary_range_name  = var.node_subnet.pod_range
    services_secondary_range_name = var.node_subnet.service_range
  }
  private_cluster_config {
    enable_private_nodes = true
  }
  # Dataplane V2 enforces NetworkPolicy; without it the chart's policies would be ignored in silence.
  datapath_provider           = "ADVANCED_DATAPATH"
  enable_intranode_visibility = true
  gateway_api_config {
    channel = "CHANNEL_STANDARD"
  }

  # IAM decides who reaches the DNS endpoint, before the API server sees a request. The public address is there only
  # for those who name theirs.
  control_plane_endpoints_config {
    dns_endpoint_config {
      allow_external_traffic = true
    }
    ip_endpoints_config {
      enabled = length(var.api_server_cidrs) > 0
    }
  }
  dynamic "master_authorized_networks_config" {
    for_each = length(var.api_server_cidrs) > 0 ? [true] : []
    content {
      # Else every virtual machine of every customer of Google Cloud gets as far as the log-in.
      gcp_public_cidrs_access_enabled = false
      dynamic "cidr_blocks" {
        for_each = var.api_server_cidrs
        content {
          cidr_block = cidr_blocks.value
        }
      }
    }
  }

  master_auth {
    client_certificate_config {
      issue_client_certificate = false
    }
  }
  anonymous_authentication_config {
    mode = "LIMITED"
  }
  rbac_binding_config {
    enable_insecure_binding_system_unauthenticated = false
    enable_insecure_binding_system_authenticated   = false
  }
  dynamic "authenticator_groups_config" {
    for_each = var.rbac_security_group == null ? [] : [var.rbac_security_group]
    content {
      security_group = authenticator_groups_config.value
    }
  }
  workload_identity_config {
    workload_pool = "${var.project}.svc.id.goog"
  }
  enable_shielded_nodes = true
  security_posture_config {
    mode               = "BASIC"
    vulnerability_mode = "VULNERABILITY_DISABLED"
  }
  # Binary Authorization is off: its attestors know nothing of Sigstore bundles. What may run is decided by the
  # admission policy of security/, the same one in all three clouds.

  database_encryption {
    state    = "ENCRYPTED"
    key_name = google_kms_crypto_key.this[var.region].id
  }

  vertical_pod_autoscaling {
    enabled = true
  }
  cost_management_config {
    enabled = true
  }
  addons_config {
    dns_cache_config {
      enabled = true
    }
    gce_persistent_disk_csi_driver_config {
      enabled = true
    }
    gke_backup_agent_config {
      enabled = var.backup_retention_days > 0
    }
  }

  logging_config {
    enable_components = ["SYSTEM_COMPONENTS", "APISERVER", "WORKLOADS"]
  }
  monitoring_config {
    enable_components = ["SYSTEM_COMPONENTS", "APISERVER", "SCHEDULER", "CONTROLLER_MANAGER"]
    # The platform brings its own Prometheus (monitoring/); both would be paid for.
    managed_prometheus {
      enabled = false
    }
  }

  lifecycle {
    # Belongs to the node pool that was removed.
    ignore_changes = [node_config]
  }

  depends_on = [google_kms_crypto_key_iam_member.this, google_project_iam_member.nodes]
}
