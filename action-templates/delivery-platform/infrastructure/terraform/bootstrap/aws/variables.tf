variable "name" {
  type        = string
  description = "Name of the platform: path of the repositories in ECR and prefix of roles."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,16}[a-z0-9]$", var.name))
    error_message = "Write 3 to 18 lower-case letters, digits and hyphens, beginning with a letter, such as delivery-platform."
  }
}

variable "account" {
  type        = string
  description = "Number of the AWS account that is set up; credentials of any other are refused."

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account))
    error_message = "Write the twelve digits of the account, such as 111122223333."
  }
}

variable "region" {
  type        = string
  description = "AWS region of the registry and of the state, such as eu-west-1."

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "Write the region's code, such as eu-west-1."
  }
}

variable "repository" {
  type        = string
  description = "GitHub repository that is trusted, as OWNER/NAME."

  validation {
    condition     = can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.repository))
    error_message = "Write OWNER/NAME, such as example-org/delivery-platform: no address, no *."
  }
}

variable "repository_id" {
  type        = string
  description = "Number of that repository, which survives a rename and cannot be taken over with the name: gh api repos/OWNER/NAME --jq .id"

  validation {
    condition     = can(regex("^[0-9]+$", var.repository_id))
    error_message = "Write the number that gh api repos/OWNER/NAME --jq .id prints."
  }
}

variable "branch" {
  type        = string
  description = "Branch that is released and that schedules run on."
  default     = "main"

  validation {
    condition     = can(regex("^[A-Za-z0-9._/-]+$", var.branch))
    error_message = "Write the name of one branch, such as main: no *."
  }
}

variable "environments" {
  type        = set(string)
  description = "Environments that are delivered to from this account."
  default     = ["development", "staging", "production"]

  validation {
    condition     = length(var.environments) > 0 && alltrue([for environment in var.environments : contains(["development", "staging", "production"], environment)])
    error_message = "Write one or more of development, staging and production."
  }
}

variable "promote_to" {
  type        = set(string)
  description = "Environments whose jobs may copy releases between registries (promote.yml): their subject is the environment, not the branch."
  default     = []

  validation {
    condition     = alltrue([for environment in var.promote_to : contains(var.environments, environment)])
    error_message = "Write some of the variable environments."
  }
}

variable "services" {
  type        = set(string)
  description = "Services whose images are stored, as the fleet file names them."
  default     = ["api-gateway", "user-service", "order-service", "payment-service", "delivery-service"]

  validation {
    condition     = alltrue([for service in var.services : can(regex("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", service))])
    error_message = "Write names in lower case with digits and hyphens, such as api-gateway."
  }
}

variable "mutable_tags" {
  type        = list(string)
  description = "Tags that may move, with * for any text; every other names one image for ever. Pushes move the tags of branches and, at a release, the short forms of its version (1 and 1.2 of 1.2.3)."
  default     = ["main", "develop", "1*"]

  validation {
    condition     = length(var.mutable_tags) <= 5
    error_message = "ECR takes five exceptions at most; use a pattern, such as release-*."
  }

  validation {
    condition     = !contains(var.mutable_tags, "*")
    error_message = "An exception for * would make every tag movable. Name the branches that are delivered."
  }
}
