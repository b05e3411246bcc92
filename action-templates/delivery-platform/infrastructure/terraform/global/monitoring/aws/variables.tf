variable "account" {
  type        = string
  description = "Number of the AWS account; credentials of any other are refused."

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account))
    error_message = "Write the twelve digits of the account: aws sts get-caller-identity --query Account."
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

variable "monthly_budget" {
  type        = number
  description = "What a month may cost, in the currency of the account. At 80 % of it, and when the forecast goes beyond it, the addresses are told; nothing is switched off."

  validation {
    condition     = var.monthly_budget > 0
    error_message = "Write an amount above 0."
  }
}

variable "health_check_ids" {
  type        = map(string)
  description = "Health checks that raise an alarm: cloud => id, as global/dns/route53 prints them."
  default     = {}
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

variable "organization_id" {
  type        = string
  description = "Id of the organisation, whose trail may write to the archive."

  validation {
    condition     = can(regex("^o-[a-z0-9]{10,32}$", var.organization_id))
    error_message = "Write the id: aws organizations describe-organization --query Organization.Id."
  }
}
