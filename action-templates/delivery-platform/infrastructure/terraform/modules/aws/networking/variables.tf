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

variable "cidr" {
  type        = string
  description = "IPv4 range of the VPC. It must not overlap with the other environments' and clouds' where these are ever to be joined."

  validation {
    condition     = can(cidrhost(var.cidr, 0)) && try(tonumber(split("/", var.cidr)[1]) >= 16 && tonumber(split("/", var.cidr)[1]) <= 18, false)
    error_message = "Write a range of /16 to /18, such as 10.10.0.0/16: every pod takes an address of its own."
  }
}

variable "zones" {
  type        = number
  description = "Number of availability zones."
  default     = 3

  validation {
    condition     = var.zones >= 2 && var.zones <= 3
    error_message = "Write 2 or 3: EKS and the database's standby need two zones at least."
  }
}

variable "nat_per_zone" {
  type        = bool
  description = "A NAT gateway in each zone, so that a zone's loss takes no other zone's way out; with false one for all. By default only in production."
  default     = null
}

variable "flow_log_retention_days" {
  type        = number
  description = "Days that flow logs are kept."
  default     = 365

  validation {
    condition     = contains([30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.flow_log_retention_days)
    error_message = "Write a number of days that CloudWatch Logs has, 30 or more: 30, 60, 90, 120, 150, 180, 365, 400, 545, 731 and so on."
  }
}
