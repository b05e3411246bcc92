variable "name" {
  description = "Prefix of the names of everything made here, such as delivery-platform-production."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,38}[a-z0-9]$", var.name))
    error_message = "Write 3 to 40 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen, such as delivery-platform-production."
  }
}

variable "environment" {
  description = "Environment this belongs to; becomes a label."
  type        = string

  validation {
    condition     = contains(["development", "staging", "production"], var.environment)
    error_message = "Write development, staging or production."
  }
}

variable "project" {
  description = "Id of the Google Cloud project, such as example-production."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project))
    error_message = "Write the project's id (6 to 30 lower-case letters, digits and hyphens), not its number or display name: gcloud projects list."
  }
}

variable "labels" {
  description = "Labels for everything that can have them, beside environment, project and managed-by."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for key, value in var.labels : can(regex("^[a-z][a-z0-9_-]{0,62}$", key)) && can(regex("^[a-z0-9_-]{0,63}$", value))])
    error_message = "Google's labels have only lower-case letters, digits, underscores and hyphens, 63 at most; a key begins with a letter."
  }
}

variable "domains" {
  description = "Host names that the platform answers under, such as shop.example.com. The first one names the certificate."
  type        = list(string)

  validation {
    condition     = length(var.domains) > 0 && alltrue([for domain in var.domains : can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", domain))])
    error_message = "Write at least one host name such as shop.example.com, without https:// and without a wildcard."
  }
}

variable "gateway_neg" {
  description = "Network endpoint groups of the api-gateway, which GKE makes from the annotation cloud.google.com/neg of its Service: their name, and the zones that have one. null until the chart is installed: the load balancer then answers 502."
  type = object({
    name  = string
    zones = list(string)
  })
  default = null

  validation {
    condition     = var.gateway_neg == null ? true : length(var.gateway_neg.zones) > 0
    error_message = "Name the zones that have the network endpoint group: gcloud compute network-endpoint-groups list."
  }
}

variable "requests_per_minute" {
  description = "Requests that one client address may make in a minute. Above that it is refused with 429, and above ten times as many for ten minutes."
  type        = number
  default     = 600

  validation {
    condition     = var.requests_per_minute >= 10 && var.requests_per_minute <= 10000
    error_message = "Write a number from 10 to 10000."
  }
}

variable "waf_mode" {
  description = "Whether the rules against attacks refuse (enforce), or only log what they would refuse (preview). Begin with preview: rules know attacks, not your application."
  type        = string
  default     = "enforce"

  validation {
    condition     = contains(["enforce", "preview"], var.waf_mode)
    error_message = "Write enforce or preview."
  }
}

variable "waf_sensitivity" {
  description = "Paranoia level of the OWASP rules, 1 to 4: higher finds more, and more that is none."
  type        = number
  default     = 1

  validation {
    condition     = contains([1, 2, 3, 4], var.waf_sensitivity)
    error_message = "Write 1, 2, 3 or 4."
  }
}

variable "min_tls_version" {
  description = "Oldest version of TLS that clients may use."
  type        = string
  default     = "TLS_1_3"

  validation {
    condition     = contains(["TLS_1_2", "TLS_1_3"], var.min_tls_version)
    error_message = "Write TLS_1_3, or TLS_1_2 for clients from before 2019."
  }
}
