# What a node needs and no more. Without it nodes run as the project's default account, which may edit the project.
resource "google_service_account" "nodes" {
  account_id   = "${substr(var.name, 0, 24)}-nodes"
  project      = var.project
  display_name = "Nodes of ${var.name}"
}

resource "google_project_iam_member" "nodes" {
  project = var.project
  role    = "roles/container.defaultNodeServiceAccount"
  member  = google_service_account.nodes.member
}

resource "google_container_node_pool" "this" {
  for_each = var.node_pools

  name     = each.key
  project  = var.project
  location = var.region
  cluster  = google_container_cluster.this.id

  # Counted per zone, and only where a pool starts; afterwards the autoscaler counts.
  initial_node_count = ceil(each.value.desired / 3)
  autoscaling {
    total_min_node_count = each.value.min
    total_max_node_count = each.value.max
    # Spot capacity is where it is; everything else is spread evenly.
    location_policy = each.value.spot ? "ANY" : "BALANCED"
  }

  management {
    auto_repair  = true
    auto_upgrade = true
  }
  upgrade_settings {
    strategy        = "SURGE"
    max_surge       = 1
    max_unavailable = 0
  }

  node_config {
    machine_type = each.value.machine_type
    image_type   = "COS_CONTAINERD"
    spot         = each.value.spot
    disk_size_gb = each.value.disk_gib
    # Encrypted with the platform's key, as the disks of the volumes should be (see README.md).
    boot_disk_kms_key = google_kms_crypto_key.this[var.region].id

    # The scope is the widest there is, so that IAM alone says what the nodes may do. Scopes are the old way.
    service_account = google_service_account.nodes.email
    oauth_scopes    = ["https://www.googleapis.com/auth/cloud-platform"]

    # Pods see the identity of their own service account, not the node's.
    workload_metadata_config {
      mode = "GKE_METADATA"
    }
    metadata = {
      disable-legacy-endpoints = "true"
    }
    shielded_instance_config {
      enable_secure_boot          = true
      enable_integrity_monitoring = true
    }
    kubelet_config {
      insecure_kubelet_readonly_port_enabled = "FALSE"
    }

    resource_labels = local.labels
    labels = merge(each.value.labels, {
      environment = var.environment
      project     = "delivery-platform"
      node-pool   = each.key
    })

    dynamic "taint" {
      for_each = concat(
        each.value.taints,
        each.value.spot ? [{ key = "cloud.google.com/gke-spot", value = "true", effect = "NO_SCHEDULE" }] : [],
      )
      content {
        key    = taint.value.key
        value  = taint.value.value
        effect = taint.value.effect
      }
    }
  }

  lifecycle {
    ignore_changes = [initial_node_count]
  }
}
