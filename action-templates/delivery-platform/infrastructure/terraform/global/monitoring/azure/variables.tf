variable "subscription_id" {
  type        = string
  description = "Id of the Azure subscription."

  validation {
    condition     = can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", var.subscription_id))
    error_message = "Write the id, not the name: az account show --query id."
  }
}

variable "location" {
  type        = string
  description = "Azure region, such as westeurope."

  validation {
    condition     = can(regex("^[a-z0-9]+$", var.location))
    error_message = "Write the short name, such as westeurope: az account list-locations --query [].name."
  }
}

variable "resource_group_name" {
  type        = string
  description = "Name of the resource group that everything is made in."
}

variable "name" {
  type        = string
  description = "Name of the platform, and beginning of all names made here."
  default     = "delivery-platform"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,16}[a-z0-9]$", var.name))
    error_message = "Write 3 to 18 lower-case letters, digits and hyphens, beginning with a letter, such as delivery-platform."
  }
}

variable "emails" {
  type        = set(string)
  description = "Addresses that are told. Each has to confirm once."

  validation {
    condition     = length(var.emails) > 0 && alltrue([for one in var.emails : can(regex("^[^@ ]+@[^@ ]+$", one))])
    error_message = "Write at least one e-mail address, better that of a group than of a person."
  }
}

variable "hostnames" {
  type        = set(string)
  description = "Host names that are asked from outside every minute, such as api.example.com and those of each cloud."

  validation {
    condition     = alltrue([for host in var.hostnames : can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+$", host))])
    error_message = "Write host names in lower case, without scheme and path, such as api.example.com."
  }
}

variable "monthly_budget" {
  type        = number
  description = "What a month may cost, in the currency of the account. At 80 % of it, and when the forecast goes beyond it, the addresses are told; nothing is switched off."

  validation {
    condition     = var.monthly_budget > 0
    error_message = "Write an amount above 0."
  }
}

variable "budget_start" {
  type        = string
  description = "First day of the month that the budget counts from, such as 2026-12-01."

  validation {
    condition     = can(regex("^20[0-9]{2}-[01][0-9]-01$", var.budget_start))
    error_message = "Write the first day of a month as YYYY-MM-01, not before the current month."
  }
}

variable "archive_account_name" {
  type        = string
  description = "Name of the storage account of archived logs, unique in all of Azure."

  validation {
    condition     = can(regex("^[a-z0-9]{3,24}$", var.archive_account_name))
    error_message = "Write 3 to 24 lower-case letters and digits."
  }
}

variable "retention_days" {
  type        = number
  description = "Days for which nobody can delete or change the archived logs, administrators included. It cannot be shortened later."
  default     = 400

  validation {
    condition     = var.retention_days >= 365 && var.retention_days <= 3650
    error_message = "Write 365 to 3650 days: PCI DSS wants a year at least."
  }
}

variable "lock_archive" {
  type        = bool
  description = "Lock the retention for good. Try with false first: nobody, Microsoft included, unlocks it."
  default     = false
}
