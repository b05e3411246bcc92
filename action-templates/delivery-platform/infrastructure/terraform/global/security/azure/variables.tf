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

variable "allowed_locations" {
  type        = list(string)
  description = "Regions that anything may be made in; global services work everywhere."

  validation {
    condition     = length(var.allowed_locations) > 0
    error_message = "Name the regions of the environments and of their replicas."
  }
}

variable "security_contact" {
  type        = string
  description = "Address that Defender tells of attacks."

  validation {
    condition     = can(regex("^[^@ ]+@[^@ ]+$", var.security_contact))
    error_message = "Write an e-mail address, better that of a group than of a person."
  }
}
