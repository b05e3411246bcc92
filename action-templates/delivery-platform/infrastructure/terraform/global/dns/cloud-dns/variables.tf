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

variable "zone" {
  type        = string
  description = "DNS zone, such as example.com. Its parent must delegate it to the name servers that are printed."

  validation {
    condition     = can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+$", var.zone))
    error_message = "Write a domain in lower case without a trailing dot, such as example.com."
  }

  validation {
    condition     = endswith(var.hostname, ".${var.zone}")
    error_message = "The host name must be below the zone: at its apex no CNAME can stand, which the weights need."
  }
}

variable "hostname" {
  type        = string
  description = "Host name that customers use, below the zone, such as api.example.com."

  validation {
    condition     = can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+$", var.hostname))
    error_message = "Write a host name in lower case, without scheme and path, such as api.example.com."
  }
}

variable "clouds" {
  type = map(object({
    target = string
    weight = number
  }))
  description = "The clouds by name: host name of the edge, and the weight the record is made with (a share of their sum). Later weights are moved by shift-traffic, not by Terraform."

  validation {
    condition     = length(var.clouds) >= 1 && alltrue([for name in keys(var.clouds) : can(regex("^[a-z][a-z0-9]*$", name))])
    error_message = "Name each cloud by lower-case letters and digits, such as aws: the name becomes a label of a host name."
  }

  validation {
    condition     = alltrue([for cloud in var.clouds : cloud.weight >= 0 && cloud.weight <= 1000])
    error_message = "Write weights from 0 to 1000."
  }
}

variable "verification_records" {
  type = map(object({
    name = string
    type = string
    data = string
  }))
  description = "Records by which the clouds see that the host names are ours, as the environments print them: dns_authorizations of Google Cloud, dns_records of Azure."
  default     = {}
}
