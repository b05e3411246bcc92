variable "name" {
  type        = string
  description = "Name of the platform; everything is called NAME-ENVIRONMENT."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,16}[a-z0-9]$", var.name))
    error_message = "Write 3 to 18 lower-case letters, digits and hyphens, beginning with a letter, such as delivery-platform. Longer names break the limits of services that take the name over."
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

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "Write the region's code, such as eu-west-1."
  }
}

variable "tags" {
  type        = map(string)
  description = "Tags of every resource, beside those of the provider's default_tags."
  default     = {}
}

variable "network_id" {
  type        = string
  description = "Id of the VPC."
}

variable "database_subnet_group" {
  type        = string
  description = "Name of the subnet group, over two zones at least."
}

variable "client_security_group_ids" {
  type        = map(string)
  description = "Security groups that may connect, by a name of their own, such as { nodes = … }. Nobody else can."
}

variable "postgres_version" {
  type        = string
  description = "Major version of PostgreSQL; minor versions are applied in the maintenance window."
  default     = "17"

  validation {
    condition     = can(regex("^1[6-9]$", var.postgres_version))
    error_message = "Write a major version, 16 or newer, without the minor: such as 17."
  }
}

variable "size" {
  type        = string
  description = "Instance class."
  default     = "db.m7g.large"

  validation {
    condition     = startswith(var.size, "db.")
    error_message = "Write an RDS instance class, such as db.m7g.large."
  }
}

variable "storage_gib" {
  type        = number
  description = "Storage at the creation, in GiB. It grows by itself to five times that."
  default     = 100

  validation {
    condition     = var.storage_gib >= 20 && var.storage_gib <= 13000
    error_message = "Write 20 to 13000 GiB."
  }
}

variable "high_availability" {
  type        = bool
  description = "A standby in another zone, which takes over by itself. By default only in production."
  default     = null
}

variable "backup_retention_days" {
  type        = number
  description = "Days back to which the database can be restored, to the second."
  default     = 14

  validation {
    condition     = var.backup_retention_days >= 7 && var.backup_retention_days <= 35
    error_message = "Write 7 to 35 days; RDS keeps no more. For longer, copy snapshots with AWS Backup."
  }
}

variable "replica_region" {
  type        = string
  description = "Region that backups and transaction logs are replicated to, from which the database can be restored when its own is lost. Null: none."
  default     = null

  validation {
    condition     = var.replica_region == null || var.replica_region != var.region
    error_message = "Write another region than the database's own, or null."
  }
}

variable "deletion_protection" {
  type        = bool
  description = "Refuse to delete the database until this is false."
  default     = true
}
