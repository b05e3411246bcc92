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

variable "archive_bucket" {
  type        = string
  description = "Bucket that the trail writes to: output of global/monitoring/aws."
}

variable "archive_kms_key_arn" {
  type        = string
  description = "Key that encrypts it: output of global/monitoring/aws."
}

variable "allowed_regions" {
  type        = set(string)
  description = "Regions that anything may be made in; global services work everywhere."

  validation {
    condition     = length(var.allowed_regions) > 0 && contains(var.allowed_regions, var.region)
    error_message = "Name the regions of the environments and of their replicas, this one among them."
  }
}

variable "guarded_units" {
  type        = set(string)
  description = "Ids of the organisational units or accounts that the guardrails hold for. Never the management account, which they do not bind."

  validation {
    condition     = alltrue([for one in var.guarded_units : can(regex("^(ou-[a-z0-9-]+|[0-9]{12}|r-[a-z0-9]+)$", one))])
    error_message = "Write ids such as ou-ab12-cd34ef56 or an account number: aws organizations list-organizational-units-for-parent."
  }
}
