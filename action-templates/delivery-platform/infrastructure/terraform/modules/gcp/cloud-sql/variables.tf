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

variable "database_subnet" {
  description = "Name of the range for Google's services in the network: database_subnet of the module networking."
  type        = string
}

variable "postgres_version" {
  description = "Major version of PostgreSQL."
  type        = number
  default     = 17

  validation {
    condition     = contains([16, 17, 18], var.postgres_version)
    error_message = "Write 16, 17 or 18."
  }
}

variable "size" {
  description = "Machine tier, such as db-custom-2-7680 (2 processors, 7680 MiB) of the edition ENTERPRISE."
  type        = string
  default     = "db-custom-2-7680"

  validation {
    condition     = can(regex("^db-(custom-[0-9]+-[0-9]+|f1-micro|g1-small)$", var.size))
    error_message = "Write a tier of the edition ENTERPRISE: db-custom-PROCESSORS-MEBIBYTES, such as db-custom-2-7680."
  }
}

variable "storage_gib" {
  description = "Size of the disk at the start. It grows by itself and never shrinks."
  type        = number
  default     = 50

  validation {
    condition     = var.storage_gib >= 10 && var.storage_gib <= 65536 && floor(var.storage_gib) == var.storage_gib
    error_message = "Write whole GiB from 10 to 65536."
  }
}

variable "high_availability" {
  description = "Whether a standby in another zone takes over when the first zone fails; doubles the cost."
  type        = bool
  default     = true
}

variable "backup_retention_days" {
  description = "How many daily backups are kept. To a point in time of the last 7 days the database is restored by its log."
  type        = number
  default     = 30

  validation {
    condition     = var.backup_retention_days >= 7 && var.backup_retention_days <= 365
    error_message = "Write days from 7 to 365."
  }
}

variable "replica_region" {
  description = "Region of a read replica that can be promoted when this region is lost; null has none."
  type        = string
  default     = null

  validation {
    condition     = var.replica_region != var.region
    error_message = "A replica in the same region does not survive its loss. Write another region, or null; against the loss of a zone there is high_availability."
  }
}

variable "deletion_protection" {
  description = "Whether Terraform and Google refuse to delete the database. To delete it, apply false first."
  type        = bool
  default     = true
}

variable "database_name" {
  description = "Name of the database."
  type        = string
  default     = "delivery"

  validation {
    condition     = can(regex("^[a-z][a-z0-9_]{0,62}$", var.database_name))
    error_message = "Write lower-case letters, digits and underscores, beginning with a letter, 63 at most."
  }
}

variable "iam_users" {
  description = "E-mail addresses of the service accounts that log in to the database with their own tokens. There is no password."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for email in var.iam_users : endswith(email, ".gserviceaccount.com")])
    error_message = "Write addresses of service accounts, such as order-service@example-production.iam.gserviceaccount.com."
  }
}

variable "maintenance_hour" {
  description = "Hour of Sunday, in UTC, in which Google may restart the database to patch it."
  type        = number
  default     = 3

  validation {
    condition     = contains(range(24), var.maintenance_hour)
    error_message = "Write an hour from 0 to 23."
  }
}
