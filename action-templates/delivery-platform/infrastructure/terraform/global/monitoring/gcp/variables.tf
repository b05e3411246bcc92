variable "project" {
  type        = string
  description = "Id of the Google Cloud project that holds what is shared by all environments, such as example-shared."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project))
    error_message = "Write the project's id (6 to 30 lower-case letters, digits and hyphens), not its number or display name: gcloud projects list."
  }
}

variable "region" {
  type        = string
  description = "Region, such as europe-west1."

  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]+$", var.region))
    error_message = "Write a region such as europe-west1, not a zone such as europe-west1-b."
  }
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

variable "currency" {
  type        = string
  description = "Currency of the billing account, such as EUR."
  default     = "EUR"

  validation {
    condition     = can(regex("^[A-Z]{3}$", var.currency))
    error_message = "Write the three letters of the currency of the billing account, such as EUR."
  }
}

variable "billing_account" {
  type        = string
  description = "Id of the billing account."

  validation {
    condition     = can(regex("^[0-9A-F]{6}(-[0-9A-F]{6}){2}$", var.billing_account))
    error_message = "Write the id, such as 01A2B3-C4D5E6-F7A8B9: gcloud billing accounts list."
  }
}

variable "environment_projects" {
  type        = set(string)
  description = "Ids of the projects of the environments, whose audit logs are archived and whose costs are counted."

  validation {
    condition     = length(var.environment_projects) > 0
    error_message = "Write at least one project."
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
