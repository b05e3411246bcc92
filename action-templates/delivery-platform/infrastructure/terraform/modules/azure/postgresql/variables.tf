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

variable "resource_group_name" {
  type        = string
  description = "Name of the resource group that everything is made in."
}

variable "tags" {
  type        = map(string)
  description = "Tags of every resource, beside Environment and Project."
  default     = {}
}

variable "location" {
  type        = string
  description = "Azure region, such as westeurope."

  validation {
    condition     = can(regex("^[a-z]+[a-z0-9]*$", var.location))
    error_message = "Write the region's short name, such as westeurope: az account list-locations --query '[].name'."
  }
}

variable "key_vault_id" {
  type        = string
  description = "Id of the vault in which the keys are made: output id of the module key-vault."

  validation {
    condition     = can(regex("/providers/Microsoft.KeyVault/vaults/[^/]+$", var.key_vault_id))
    error_message = "Write the resource id of a Key Vault, which ends in /providers/Microsoft.KeyVault/vaults/NAME."
  }
}

variable "postgres_version" {
  type        = string
  description = "Major version of PostgreSQL; minor versions are applied in the maintenance window."
  default     = "17"

  validation {
    condition     = can(regex("^1[6-8]$", var.postgres_version))
    error_message = "Write a major version that the service offers, 16, 17 or 18."
  }
}

variable "database_subnet_id" {
  type        = string
  description = "Id of the subnet that is delegated to PostgreSQL; the server has an address there and no other."
}

variable "database_dns_zone_id" {
  type        = string
  description = "Id of the private DNS zone of the databases."
}

variable "database_name" {
  type        = string
  description = "Name of the database."
  default     = "delivery"

  validation {
    condition     = can(regex("^[a-z_][a-z0-9_]{0,62}$", var.database_name))
    error_message = "Write a name of PostgreSQL: lower-case letters, digits and underscores, 63 at most."
  }
}

variable "size" {
  type        = string
  description = "Compute tier and size: GP_ for general purpose, MO_ for much memory, B_ for development."
  default     = "GP_Standard_D2ds_v5"

  validation {
    condition     = can(regex("^(B|GP|MO)_Standard_", var.size))
    error_message = "Write a size of flexible servers, such as GP_Standard_D2ds_v5."
  }
}

variable "storage_gib" {
  type        = number
  description = "Storage at the creation, in GiB. It grows by itself and never shrinks."
  default     = 128

  validation {
    condition     = contains([32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384], var.storage_gib)
    error_message = "Write a size that the service has: 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192 or 16384 GiB."
  }
}

variable "high_availability" {
  type        = bool
  description = "A standby in another zone, which takes over by itself. By default only in production."
  default     = null

  validation {
    condition     = !coalesce(var.high_availability, var.environment == "production") || !startswith(var.size, "B_")
    error_message = "Burstable sizes (B_) can have no standby: choose a size that begins with GP_ or MO_, or set high_availability = false."
  }
}

variable "backup_retention_days" {
  type        = number
  description = "Days back to which the database can be restored, to the second."
  default     = 14

  validation {
    condition     = var.backup_retention_days >= 7 && var.backup_retention_days <= 35
    error_message = "Write 7 to 35 days; the service keeps no more. For longer, use Azure Backup's vaulted backups."
  }
}

variable "replica_region" {
  type        = string
  description = "Region of a read replica that can be promoted when this region is lost. Null: none."
  default     = null

  validation {
    condition     = var.replica_region == null || var.replica_region != var.location
    error_message = "Write another region than the database's own, or null."
  }
}

variable "replica" {
  type = object({
    subnet_id    = string
    dns_zone_id  = string
    key_vault_id = string
  })
  description = "What the replica needs in its region: a delegated subnet of a network that is peered with this one, the DNS zone, and a vault. Keys do not leave a region."
  default     = null

  validation {
    condition     = (var.replica == null) == (var.replica_region == null)
    error_message = "Give replica and replica_region together, or neither: a replica needs a network and a vault in its own region."
  }
}

variable "geo_backup" {
  type = object({
    location     = string
    key_vault_id = string
  })
  description = "Keep the backups in the paired region as well, encrypted with a key of a vault there. It can be chosen at the creation only. Null: in this region only."
  default     = null
}

variable "administrators" {
  type = map(object({
    object_id = string
    type      = string
  }))
  description = "Entra principals that administer the database: name => object id and type (Group, ServicePrincipal or User). Nobody has a password."

  validation {
    condition     = length(var.administrators) > 0 && alltrue([for who in var.administrators : contains(["Group", "ServicePrincipal", "User"], who.type)])
    error_message = "Write at least one principal with the type Group, ServicePrincipal or User: passwords are switched off."
  }
}

variable "maintenance_hour" {
  type        = number
  description = "Hour of Sunday, in UTC, in which Azure may restart the database to patch it."
  default     = 3

  validation {
    condition     = var.maintenance_hour >= 0 && var.maintenance_hour <= 23 && floor(var.maintenance_hour) == var.maintenance_hour
    error_message = "Write a whole hour, 0 to 23."
  }
}

variable "deletion_protection" {
  type        = bool
  description = "Refuse to delete the database until this is false."
  default     = true
}
