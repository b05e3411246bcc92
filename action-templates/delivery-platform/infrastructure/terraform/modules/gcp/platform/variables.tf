variable "name" {
  type        = string
  description = "Name of the platform; everything is called NAME-ENVIRONMENT."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,16}[a-z0-9]$", var.name))
    error_message = "Write 3 to 18 lower-case letters, digits and hyphens, beginning with a letter, such as delivery-platform."
  }
}

variable "environment" {
  type        = string
  description = "Environment: development, staging or production."

  validation {
    condition     = contains(["development", "staging", "production"], var.environment)
    error_message = "Write development, staging or production."
  }
}

variable "project" {
  type        = string
  description = "Id of the Google Cloud project, such as example-production."
}

variable "region" {
  type        = string
  description = "Region, such as europe-west1."
}

variable "labels" {
  type        = map(string)
  description = "Labels for everything that can have them, beside environment, project and managed-by."
  default     = {}
}

variable "cidrs" {
  type = object({
    nodes            = string
    pods             = string
    services         = string
    private_services = string
  })
  description = "IPv4 ranges of nodes, pods, Kubernetes Services and Google's managed services, of no other environment or cloud."
}

variable "node_pools" {
  type = map(object({
    machine_type = optional(string, "e2-standard-4")
    min          = number
    desired      = number
    max          = number
    spot         = optional(bool, false)
    disk_gib     = optional(number, 100)
  }))
  description = "Node pools by name, as the module gke takes them."
}

variable "api_server_cidrs" {
  type        = list(string)
  description = "Ranges that may reach the API server by its public address. Empty: all come by the DNS endpoint."
}

variable "access" {
  type        = map(list(string))
  description = "Who gets into the cluster: Kubernetes group of rbac/ => addresses of Google service accounts."
}

variable "workloads" {
  type = map(object({
    namespace       = string
    service_account = string
  }))
  description = "Google service accounts of pods: name of the account => Kubernetes service account that has its tokens."
  default     = {}
}

variable "rbac_security_group" {
  type        = string
  description = "Google group whose member groups RBAC may name: gke-security-groups@ the organisation's domain. Null: none."
  default     = null
}

variable "backup_region" {
  type        = string
  description = "Region that keeps backups of the cluster and snapshots of search. Null: its own, where a loss of the region takes both."
  default     = null
}

variable "namespace" {
  type        = string
  description = "Namespace of the services."
  default     = "delivery-platform"
}

variable "database" {
  type = object({
    size                  = string
    storage_gib           = number
    high_availability     = bool
    backup_retention_days = number
    replica_region        = optional(string)
    iam_users             = optional(list(string), [])
  })
  description = "Size of the Cloud SQL instance, its standby, its backups, the region of its replica, and the service accounts that log in to it."
}

variable "deletion_protection" {
  type        = bool
  description = "Refuse to delete cluster and database until this is false."
  default     = true
}

variable "function_archive" {
  type        = string
  description = "Path of the zip file that functions/ packages for Cloud Run functions. Null: no function is made."
  default     = null
}

variable "receipts_url" {
  type        = string
  description = "Address that takes the receipts the function writes. Needed with function_archive."
  default     = null
}

variable "edge" {
  type = object({
    domains = list(string)
    gateway_neg = optional(object({
      name  = string
      zones = list(string)
    }))
  })
  description = "Host names of the load balancer, and the api-gateway's network endpoint groups once the chart is installed. Null: no load balancer."
  default     = null
}
