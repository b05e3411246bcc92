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

variable "cidr" {
  type        = string
  description = "IPv4 range of the network, a /16. It must not overlap with the other environments' and clouds' where these are ever to be joined."
  default     = "10.40.0.0/16"

  validation {
    condition     = can(cidrhost(var.cidr, 0)) && endswith(var.cidr, "/16")
    error_message = "Write an IPv4 range with /16, such as 10.40.0.0/16; the subnets are cut out of it."
  }
}

variable "ingress_service_tags" {
  type        = set(string)
  description = "Who may reach the cluster's public load balancer on port 443, as service tags. Front Door alone, so that nobody goes past the firewall; empty where Front Door comes by Private Link."
  default     = ["AzureFrontDoor.Backend"]

  validation {
    condition     = !contains([for tag in var.ingress_service_tags : lower(tag)], "internet")
    error_message = "Name the services that come in, such as AzureFrontDoor.Backend; Internet would let everybody past the firewall."
  }
}

variable "ddos_protection_plan_id" {
  type        = string
  description = "Id of a DDoS protection plan, which serves the networks of all subscriptions of a tenant and costs about 2900 USD a month. Null: Azure's basic protection, which is always there."
  default     = null
}

variable "flow_logs" {
  type = object({
    storage_account_id                  = string
    network_watcher_name                = string
    network_watcher_resource_group_name = optional(string, "NetworkWatcherRG")
    retention_days                      = optional(number, 90)
  })
  description = "Where flow logs are kept, and the region's network watcher, which Azure makes by itself (NetworkWatcher_REGION). Null: no flow logs."
  default     = null
}

variable "log_retention_days" {
  type        = number
  description = "Days that the logs of this environment are kept, those of who did what among them."
  default     = 365

  validation {
    condition     = var.log_retention_days >= 30 && var.log_retention_days <= 730
    error_message = "Write 30 to 730 days."
  }
}
