variable "project" {
  type        = string
  description = "Id of the Google Cloud project that holds what is shared by all environments, such as example-shared."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project))
    error_message = "Write the project's id (6 to 30 lower-case letters, digits and hyphens), not its number or display name: gcloud projects list."
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

variable "organization_id" {
  type        = string
  description = "Number of the organisation."

  validation {
    condition     = can(regex("^[0-9]+$", var.organization_id))
    error_message = "Write the number: gcloud organizations list."
  }
}

variable "folder_id" {
  type        = string
  description = "Number of the folder that holds the projects of the platform; the guardrails hold for it."

  validation {
    condition     = can(regex("^[0-9]+$", var.folder_id))
    error_message = "Write the number: gcloud resource-manager folders list --organization NUMBER."
  }
}

variable "allowed_locations" {
  type        = list(string)
  description = "Where resources may be, such as in:europe-locations."

  validation {
    condition     = length(var.allowed_locations) > 0
    error_message = "Write at least one location or group of locations, such as in:europe-locations."
  }
}

variable "security_contacts" {
  type        = set(string)
  description = "Addresses that Google tells of threats and incidents."

  validation {
    condition     = length(var.security_contacts) > 0
    error_message = "Write at least one address, better that of a group than of a person."
  }
}
