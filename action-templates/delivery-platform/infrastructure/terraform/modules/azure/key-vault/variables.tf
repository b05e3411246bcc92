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

variable "administrators" {
  type        = set(string)
  description = "Object ids of those who make and rotate keys: the identity that applies this, and a group of people for emergencies."

  validation {
    condition     = length(var.administrators) > 0 && alltrue([for id in var.administrators : can(regex("^[0-9a-f-]{36}$", id))])
    error_message = "Write at least one object id: without one, not even this configuration may make a key. az ad signed-in-user show --query id shows yours."
  }
}

variable "allowed_cidrs" {
  type        = list(string)
  description = "Public IPv4 ranges that may reach the vault, such as those of the runners that apply this. Empty: by the private endpoint only."
  default     = []

  validation {
    condition = alltrue([
      for cidr in var.allowed_cidrs : can(cidrhost(cidr, 0)) && try(tonumber(split("/", cidr)[1]) >= 8, false)
    ])
    error_message = "Write IPv4 ranges of offices and runners, each /8 or narrower. 0.0.0.0/0 would open the vault to everybody."
  }
}

variable "endpoint_subnet_id" {
  type        = string
  description = "Id of the subnet of the private endpoint: output endpoint_subnet_id of the module networking."
}

variable "private_dns_zone_id" {
  type        = string
  description = "Id of the private DNS zone of Key Vault: private_dns_zone_ids[\"vault\"] of the module networking."
}

variable "log_analytics_workspace_id" {
  type        = string
  description = "Id of the workspace of this environment's logs: output of the module networking."
}
