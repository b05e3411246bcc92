variable "name" {
  description = "Prefix of the names of everything made here, such as delivery-platform-production."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,38}[a-z0-9]$", var.name))
    error_message = "Write 3 to 40 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen, such as delivery-platform-production."
  }
}

variable "environment" {
  description = "Environment this belongs to; becomes a label."
  type        = string

  validation {
    condition     = contains(["development", "staging", "production"], var.environment)
    error_message = "Write development, staging or production."
  }
}

variable "project" {
  description = "Id of the Google Cloud project, such as example-production."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project))
    error_message = "Write the project's id (6 to 30 lower-case letters, digits and hyphens), not its number or display name: gcloud projects list."
  }
}

variable "region" {
  description = "Region, such as europe-west1."
  type        = string

  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]+$", var.region))
    error_message = "Write a region such as europe-west1, not a zone such as europe-west1-b."
  }
}

variable "labels" {
  description = "Labels for everything that can have them, beside environment, project and managed-by."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for key, value in var.labels : can(regex("^[a-z][a-z0-9_-]{0,62}$", key)) && can(regex("^[a-z0-9_-]{0,63}$", value))])
    error_message = "Google's labels have only lower-case letters, digits, underscores and hyphens, 63 at most; a key begins with a letter."
  }
}

variable "network_id" {
  description = "Full name of the VPC network: network_id of the module networking."
  type        = string
}

variable "node_subnet" {
  description = "Subnet of the nodes and the names of its secondary ranges: node_subnet of the module networking."
  type = object({
    id            = string
    pod_range     = string
    service_range = string
  })
}

variable "kubernetes_version" {
  description = "Minor version of Kubernetes. The release channel REGULAR chooses the patch, and moves on by itself when the minor's support ends."
  type        = string
  default     = "1.35"

  validation {
    condition     = can(regex("^1\\.(3[3-9]|[4-9][0-9])$", var.kubernetes_version))
    error_message = "Write a minor version from 1.33 on, such as 1.35, without a patch."
  }
}

variable "node_pools" {
  description = "Node pools by name. min, desired and max count the nodes of the whole pool over all zones; desired is where a new pool starts. A spot pool may lose any node at 30 seconds' notice and is tainted, so that only what tolerates that runs there. arm64 machine types need images for linux/arm64, which the platform has."
  type = map(object({
    machine_type = optional(string, "e2-standard-4")
    min          = number
    desired      = number
    max          = number
    spot         = optional(bool, false)
    disk_gib     = optional(number, 100)
    labels       = optional(map(string), {})
    taints = optional(list(object({
      key    = string
      value  = string
      effect = string
    })), [])
  }))
  default = {
    system  = { machine_type = "e2-standard-2", min = 1, desired = 3, max = 10 }
    general = { machine_type = "e2-standard-4", min = 1, desired = 3, max = 10 }
    spot    = { machine_type = "e2-standard-4", min = 0, desired = 0, max = 10, spot = true }
  }

  validation {
    condition     = alltrue([for pool in var.node_pools : pool.min >= 0 && pool.min <= pool.desired && pool.desired <= pool.max && pool.max >= 1])
    error_message = "In every node pool min <= desired <= max must hold, with min at least 0 and max at least 1."
  }

  validation {
    condition     = anytrue([for pool in var.node_pools : !pool.spot && pool.min >= 1])
    error_message = "At least one node pool must be permanent: spot = false and min at least 1. Else there may be no node for the system's pods."
  }

  validation {
    condition     = alltrue([for pool in var.node_pools : pool.disk_gib >= 50])
    error_message = "Give nodes a disk_gib of at least 50: system and images take 30."
  }

  validation {
    condition     = alltrue(flatten([for pool in var.node_pools : [for taint in pool.taints : contains(["NO_SCHEDULE", "PREFER_NO_SCHEDULE", "NO_EXECUTE"], taint.effect)]]))
    error_message = "The effect of a taint is NO_SCHEDULE, PREFER_NO_SCHEDULE or NO_EXECUTE."
  }
}

variable "api_server_cidrs" {
  description = "Addresses that reach the API server by its public address, such as those of the offices and of your own runners. Empty: there is no such way in, and all come by the DNS endpoint, where IAM decides first."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for cidr in var.api_server_cidrs : can(cidrhost(cidr, 0))])
    error_message = "Write IPv4 ranges such as 203.0.113.0/24; a single address is 203.0.113.7/32."
  }

  validation {
    condition     = alltrue([for cidr in var.api_server_cidrs : try(tonumber(split("/", cidr)[1]) >= 8, true)])
    error_message = "A range larger than /8 opens the API server to the Internet. Leave the list empty: GitHub's runners come by the DNS endpoint."
  }
}

variable "access" {
  description = "Who gets into the cluster: Kubernetes group of rbac/ => e-mail addresses of Google service accounts. They may find and connect to the cluster; what they may do in it, RBAC says. Google knows no such groups: see the output kubernetes_subjects."
  type        = map(list(string))
  default     = {}

  validation {
    condition     = alltrue([for group in keys(var.access) : contains(["flotilla-deployers", "flotilla-planners", "flotilla-pruners"], group)])
    error_message = "The groups are those of rbac/: flotilla-deployers, flotilla-planners, flotilla-pruners."
  }

  validation {
    condition     = alltrue([for email in flatten(values(var.access)) : endswith(email, ".gserviceaccount.com")])
    error_message = "Write addresses of service accounts, such as flotilla-deploy@example-production.iam.gserviceaccount.com: bootstrap/gcp prints them."
  }
}

variable "workloads" {
  description = "Google service accounts of pods: name of the account => Kubernetes service account that has its tokens. Services that log in to Cloud SQL need one; what only asks Google's APIs can be granted rights without, as principal of the workload pool."
  type = map(object({
    namespace       = string
    service_account = string
  }))
  default = {}

  validation {
    condition     = alltrue([for name in keys(var.workloads) : can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", name))])
    error_message = "Names of service accounts have 6 to 30 lower-case letters, digits and hyphens, such as order-service."
  }
}

variable "rbac_security_group" {
  description = "Google group whose member groups RBAC may name, for people's access: gke-security-groups@ the organisation's domain. null: RBAC knows single people only."
  type        = string
  default     = null

  validation {
    condition     = var.rbac_security_group == null ? true : startswith(var.rbac_security_group, "gke-security-groups@")
    error_message = "Google takes only a group of the name gke-security-groups, such as gke-security-groups@example.com."
  }
}

variable "maintenance_start" {
  description = "When the weekly window begins in which Google may upgrade the cluster, Saturday and Sunday, in UTC as HH:MM; it lasts six hours."
  type        = string
  default     = "02:00"

  validation {
    condition     = can(regex("^([01][0-9]|2[0-3]):[0-5][0-9]$", var.maintenance_start))
    error_message = "Write a time of day in UTC as HH:MM, such as 02:00."
  }
}

variable "backup_retention_days" {
  description = "Days for which the daily backups of the cluster's objects and volumes are kept; 0 makes none."
  type        = number
  default     = 30

  validation {
    condition     = var.backup_retention_days >= 0 && var.backup_retention_days <= 365
    error_message = "Write days from 0 (no backups) to 365."
  }
}

variable "backup_region" {
  description = "Region that keeps the backups; null keeps them in the cluster's own, where a loss of the region takes both."
  type        = string
  default     = null
}

variable "deletion_protection" {
  description = "Whether Terraform refuses to delete the cluster. To delete it, apply false first."
  type        = bool
  default     = true
}
