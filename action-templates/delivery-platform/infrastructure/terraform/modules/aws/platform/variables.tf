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

variable "region" {
  type        = string
  description = "AWS region, such as eu-west-1."
}

variable "tags" {
  type        = map(string)
  description = "Tags of every resource, beside those of the provider's default_tags."
  default     = {}
}

variable "cidr" {
  type        = string
  description = "IPv4 range of the VPC, /16 to /18, of no other environment or cloud."
}

variable "node_pools" {
  type = map(object({
    min           = number
    desired       = number
    max           = number
    machine_types = list(string)
    spot          = optional(bool, false)
    disk_gib      = optional(number, 50)
  }))
  description = "Node pools by name, as the module eks takes them."
}

variable "api_server_cidrs" {
  type        = list(string)
  description = "Ranges that may reach the API server from outside the VPC. Empty: from inside only."
}

variable "access" {
  type        = map(list(string))
  description = "Who gets into the cluster: Kubernetes group of rbac/ => ARNs of IAM roles."
}

variable "administrators" {
  type        = list(string)
  description = "ARNs of the IAM roles that administer the cluster. The first one administers the search domain too."

  validation {
    condition     = length(var.administrators) > 0
    error_message = "Write at least one ARN of an IAM role: nobody gets into cluster and search otherwise."
  }
}

variable "namespace" {
  type        = string
  description = "Namespace of the services."
  default     = "delivery-platform"
}

variable "log_writer" {
  type = object({
    namespace       = string
    service_account = string
  })
  description = "Kubernetes service account that ships logs to the search domain."
  default     = { namespace = "logging", service_account = "filebeat" }
}

variable "database" {
  type = object({
    size                  = string
    storage_gib           = number
    backup_retention_days = number
    replica_region        = optional(string)
  })
  description = "Size of the PostgreSQL instance, how many days back it can be restored, and the region its backups are replicated to."
}

variable "search" {
  type = object({
    size        = string
    storage_gib = number
  })
  description = "Size of the nodes of the search domain."
}

variable "deletion_protection" {
  type        = bool
  description = "Refuse to delete cluster and database until this is false."
  default     = true
}

variable "alarm_topic_arns" {
  type        = list(string)
  description = "ARNs of the SNS topics that are told of dead events."
}

variable "function_package" {
  type        = string
  description = "Path of the zip file that functions/ packages for Lambda. Null: no function is made."
  default     = null
}

variable "receipts_url" {
  type        = string
  description = "Address that takes the receipts the function writes. Needed with function_package."
  default     = null
}

variable "edge" {
  type = object({
    hostnames       = list(string)
    certificate_arn = string
    origin = object({
      load_balancer_arn = string
      hostname          = string
    })
  })
  description = "What CloudFront serves and where it finds the cluster's load balancer. Null until the Gateway has made one."
  default     = null
}
