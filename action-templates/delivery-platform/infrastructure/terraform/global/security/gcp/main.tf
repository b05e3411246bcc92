locals {
  folder = "folders/${var.folder_id}"

  # What nobody can do in the projects of the platform, owners included.
  enforced = toset([
    "iam.disableServiceAccountKeyCreation",
    "iam.disableServiceAccountKeyUpload",
    "iam.automaticIamGrantsForDefaultServiceAccounts",
    "storage.uniformBucketLevelAccess",
    "storage.publicAccessPrevention",
    "sql.restrictPublicIp",
    "compute.requireOsLogin",
    "compute.requireShieldedVm",
    "compute.skipDefaultNetworkCreation",
    "compute.disableSerialPortAccess",
  ])
}

resource "google_org_policy_policy" "enforced" {
  for_each = local.enforced

  name   = "${local.folder}/policies/${each.key}"
  parent = local.folder

  spec {
    rules {
      enforce = "TRUE"
    }
  }
}

resource "google_org_policy_policy" "locations" {
  name   = "${local.folder}/policies/gcp.resourceLocations"
  parent = local.folder

  spec {
    rules {
      values {
        allowed_values = var.allowed_locations
      }
    }
  }
}

# Nodes reach the internet by Cloud NAT; no machine has an address of its own.
resource "google_org_policy_policy" "external_addresses" {
  name   = "${local.folder}/policies/compute.vmExternalIpAccess"
  parent = local.folder

  spec {
    rules {
      deny_all = "TRUE"
    }
  }
}
