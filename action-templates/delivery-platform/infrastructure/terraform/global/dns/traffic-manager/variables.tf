variable "subscription_id" {
  type        = string
  description = "Id of the Azure subscription."

  validation {
    condition     = can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", var.subscription_id))
    error_message = "Write the id, not the name: az account show --query id."
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

variable "clouds" {
  type = map(object({
    target = string
    weight = number
  }))
  description = "The clouds by name: host name of the edge, and the weight the record is made with (1 to 1000). Later weights are moved by shift-traffic, not by Terraform."

  validation {
    condition     = length(var.clouds) >= 1 && alltrue([for name in keys(var.clouds) : can(regex("^[a-z][a-z0-9]*$", name))])
    error_message = "Name each cloud by lower-case letters and digits, such as aws: the name becomes a label of a host name."
  }

  validation {
    condition     = alltrue([for cloud in var.clouds : cloud.weight >= 1 && cloud.weight <= 1000])
    error_message = "Write weights from 1 to 1000."
  }
}

variable "health_path" {
  type        = string
  description = "Path that health checks ask for; it must answer 200 only when the cloud can serve orders."
  default     = "/readyz"

  validation {
    condition     = startswith(var.health_path, "/")
    error_message = "Write a path that begins with /, such as /readyz."
  }
}
