variable "name" {
  type        = string
  description = "Name of the platform; everything is called NAME-ENVIRONMENT."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,16}[a-z0-9]$", var.name))
    error_message = "Write 3 to 18 lower-case letters, digits and hyphens, beginning with a letter, such as delivery-platform. Longer names break the limits of services that take the name over."
  }
}

variable "environment" {
  type        = string
  description = "Environment: development, staging or production."

  validation {
    condition     = contains(["development", "staging", "production"], var.environment)
    error_message = "Write development, staging or production."
  }
}

variable "resource_group_name" {
  type        = string
  description = "Name of the resource group that everything is made in."
}

variable "tags" {
  type        = map(string)
  description = "Tags of every resource, beside Environment and Project."
  default     = {}
}

variable "hostnames" {
  type        = list(string)
  description = "Host names that are served, such as api.example.com."

  validation {
    condition     = length(var.hostnames) > 0 && alltrue([for host in var.hostnames : can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+$", host))])
    error_message = "Write at least one host name in lower case, without scheme and path, such as api.example.com."
  }
}

variable "origin" {
  type = object({
    hostname = string
    address  = optional(string)
    private_link = optional(object({
      service_id = string
      location   = string
    }))
  })
  description = "The cluster's gateway: the name in its certificate, its address where that name leads elsewhere (to Front Door itself), and the Private Link service of its internal load balancer."

  validation {
    condition     = can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+$", var.origin.hostname))
    error_message = "Write the host name in the gateway's certificate, without scheme and path, such as azure.api.example.com."
  }

  validation {
    condition     = var.origin.private_link == null || can(regex("/providers/Microsoft.Network/privateLinkServices/[^/]+$", var.origin.private_link.service_id))
    error_message = "Write the id of a Private Link service, which ends in /providers/Microsoft.Network/privateLinkServices/NAME; the Gateway's Service makes it by the annotation service.beta.kubernetes.io/azure-pls-create."
  }
}

variable "requests_per_minute" {
  type        = number
  description = "Requests that one client address may send in a minute before it is refused."
  default     = 600

  validation {
    condition     = var.requests_per_minute >= 10 && var.requests_per_minute <= 1000000
    error_message = "Write 10 to 1000000 requests."
  }
}

variable "waf_mode" {
  type        = string
  description = "Whether the firewall refuses (Prevention), or only logs what it would refuse (Detection): for the first days with real traffic."
  default     = "Prevention"

  validation {
    condition     = contains(["Prevention", "Detection"], var.waf_mode)
    error_message = "Write Prevention or Detection."
  }
}

variable "cached_paths" {
  type        = list(string)
  description = "Paths whose answers the edge keeps for as long as their Cache-Control says, and without one for up to three days. Everything else goes to the origin."
  default     = []

  validation {
    condition     = alltrue([for path in var.cached_paths : startswith(path, "/") && path != "/*"])
    error_message = "Write paths that begin with /, and not /*: answers to one customer must not be shown to another."
  }
}

variable "log_analytics_workspace_id" {
  type        = string
  description = "Id of the workspace of access and firewall logs: output of the module networking."
}
