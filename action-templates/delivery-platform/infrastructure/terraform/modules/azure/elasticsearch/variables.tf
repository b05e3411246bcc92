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

variable "endpoint_subnet_id" {
  type        = string
  description = "Id of the subnet for the private endpoint of the snapshots' storage."
}

variable "private_dns_zone_id" {
  type        = string
  description = "Id of the private DNS zone of blob storage: private_dns_zone_ids[\"blob\"] of the module networking."
}

variable "oidc_issuer" {
  type        = string
  description = "Issuer of the cluster's service account tokens: oidc_issuer of the module aks."

  validation {
    condition     = startswith(var.oidc_issuer, "https://")
    error_message = "Write the issuer's address, which begins with https://."
  }
}

variable "service_account" {
  type = object({
    namespace = string
    name      = string
  })
  description = "Kubernetes service account of the Elasticsearch pods, as monitoring/elk names it."
  default = {
    namespace = "logging"
    name      = "elasticsearch"
  }
}

variable "snapshot_replication" {
  type        = string
  description = "How often and where snapshots are kept: ZRS in three zones of the region, GZRS in another region too."
  default     = "GZRS"

  validation {
    condition     = contains(["ZRS", "GZRS"], var.snapshot_replication)
    error_message = "Write ZRS or GZRS; with fewer copies a zone's loss would take the snapshots."
  }
}

variable "backup_retention_days" {
  type        = number
  description = "Days for which a deleted or overwritten snapshot file can be brought back."
  default     = 35

  validation {
    condition     = var.backup_retention_days >= 7 && var.backup_retention_days <= 365
    error_message = "Write 7 to 365 days."
  }
}

variable "elastic_cloud" {
  type = object({
    email = string
    plan  = optional(string, "ess-consumption-2024_Monthly")
  })
  description = "Order a deployment of Elastic Cloud through the Azure Marketplace, beside what ECK needs: address of its owner and plan. Null: Elasticsearch runs on the cluster by ECK."
  default     = null

  validation {
    condition     = var.elastic_cloud == null || can(regex("^[^@ ]+@[^@ ]+$", var.elastic_cloud.email))
    error_message = "Write the e-mail address of who owns the Elastic Cloud account."
  }
}
