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

variable "workload_pool" {
  description = "Workload identity pool of the cluster that runs Elasticsearch: workload_pool of the module gke."
  type        = string

  validation {
    condition     = endswith(var.workload_pool, ".svc.id.goog")
    error_message = "Write PROJECT.svc.id.goog, the output workload_pool of the module gke."
  }
}

variable "service_account" {
  description = "Kubernetes service account of the Elasticsearch pods, as monitoring/elk names it."
  type = object({
    namespace = string
    name      = string
  })
  default = {
    namespace = "logging"
    name      = "elasticsearch"
  }
}

variable "snapshot_location" {
  description = "Where the snapshots are kept: a region, or a multi-region such as EU. null keeps them in the cluster's own region, where a loss of the region takes both."
  type        = string
  default     = null
}

variable "snapshot_recovery_days" {
  description = "Days for which a deleted or overwritten snapshot file can be brought back."
  type        = number
  default     = 14

  validation {
    condition     = var.snapshot_recovery_days >= 7 && var.snapshot_recovery_days <= 90
    error_message = "Write days from 7 to 90."
  }
}
