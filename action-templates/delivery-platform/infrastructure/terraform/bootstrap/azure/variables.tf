variable "name" {
  type        = string
  description = "Name of the platform: path of the images in the registry and prefix of identities."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,16}[a-z0-9]$", var.name))
    error_message = "Write 3 to 18 lower-case letters, digits and hyphens, beginning with a letter, such as delivery-platform."
  }
}

variable "subscription_id" {
  type        = string
  description = "Id of the Azure subscription that is set up."

  validation {
    condition     = can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", var.subscription_id))
    error_message = "Write the subscription's id, a GUID: az account show --query id."
  }
}

variable "location" {
  type        = string
  description = "Azure region of the registry and of the state, such as westeurope."

  validation {
    condition     = can(regex("^[a-z]+[a-z0-9]*$", var.location))
    error_message = "Write the region's short name, such as westeurope: az account list-locations --query '[].name'."
  }
}

variable "registry_name" {
  type        = string
  description = "Name of the container registry, unique in all of Azure: host is NAME.azurecr.io."

  validation {
    condition     = can(regex("^[a-z0-9]{5,50}$", var.registry_name))
    error_message = "Write 5 to 50 lower-case letters and digits, such as exampledelivery."
  }
}

variable "registry_replicas" {
  type        = set(string)
  description = "Further regions that keep a copy of every image, so that nodes there can start without this region."
  default     = []

  validation {
    condition     = !contains(var.registry_replicas, var.location)
    error_message = "Write other regions than the registry's own."
  }
}

variable "state_account_name" {
  type        = string
  description = "Name of the storage account of the states, unique in all of Azure."

  validation {
    condition     = can(regex("^[a-z0-9]{3,24}$", var.state_account_name))
    error_message = "Write 3 to 24 lower-case letters and digits, such as exampleorgtfstate."
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

variable "subject_prefix" {
  type        = string
  description = "Beginning of the subject in GitHub's tokens. Null: repo:OWNER/NAME, as GitHub has it where nobody changed it. Entra compares nothing but the subject, so where the repository's id stands in it (OIDC subject claim of the organisation), nobody who takes over the name is let in."
  default     = null
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
  description = "Environments that are delivered to from this subscription; each has a resource group NAME-ENVIRONMENT, which is made here."
  default     = ["development", "staging", "production"]

  validation {
    condition     = length(var.environments) > 0 && alltrue([for environment in var.environments : contains(["development", "staging", "production"], environment)])
    error_message = "Write one or more of development, staging and production."
  }
}

variable "promote_to" {
  type        = set(string)
  description = "Environments whose promotion job copies images into this registry; empty where all environments share one."
  default     = []

  validation {
    condition     = alltrue([for environment in var.promote_to : contains(["development", "staging", "production"], environment)])
    error_message = "Write environments: development, staging, production."
  }
}

variable "administrators" {
  type        = set(string)
  description = "Object ids of those who may run this configuration again: they make keys and read the states."

  validation {
    condition     = length(var.administrators) > 0 && alltrue([for id in var.administrators : can(regex("^[0-9a-f-]{36}$", id))])
    error_message = "Write at least your own object id: az ad signed-in-user show --query id."
  }
}
