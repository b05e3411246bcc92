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

variable "region" {
  description = "Region, such as europe-west1."
  type        = string

  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]+$", var.region))
    error_message = "Write a region such as europe-west1, not a zone such as europe-west1-b."
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

variable "node_cidr" {
  description = "Addresses of the nodes: a /20 is enough for 4092 of them."
  type        = string
  default     = "10.20.0.0/20"

  validation {
    condition     = can(cidrhost(var.node_cidr, 0)) && try(tonumber(split("/", var.node_cidr)[1]) <= 24, false)
    error_message = "Write an IPv4 range of /24 or larger, such as 10.20.0.0/20."
  }
}

variable "pod_cidr" {
  description = "Addresses of the pods. Every node takes a /24 of it, so a /16 is enough for 256 nodes."
  type        = string
  default     = "10.24.0.0/16"

  validation {
    condition     = can(cidrhost(var.pod_cidr, 0)) && try(tonumber(split("/", var.pod_cidr)[1]) <= 21, false)
    error_message = "Write an IPv4 range of /21 or larger, such as 10.24.0.0/16; each node takes a /24 of it."
  }
}

variable "service_cidr" {
  description = "Addresses of the Kubernetes Services."
  type        = string
  default     = "10.28.0.0/20"

  validation {
    condition     = can(cidrhost(var.service_cidr, 0)) && try(tonumber(split("/", var.service_cidr)[1]) <= 27, false)
    error_message = "Write an IPv4 range of /27 or larger, such as 10.28.0.0/20."
  }
}

variable "private_services_cidr" {
  description = "Addresses that Google's managed services take in this network, Cloud SQL among them. Each region and service takes a /24 of it."
  type        = string
  default     = "10.30.0.0/20"

  validation {
    condition     = can(cidrhost(var.private_services_cidr, 0)) && try(tonumber(split("/", var.private_services_cidr)[1]) <= 24, false)
    error_message = "Write an IPv4 range of /24 or larger, such as 10.30.0.0/20."
  }
}

variable "nat_address_count" {
  description = "Fixed public addresses that outgoing connections come from, for the allow lists of others. Each serves some 64000 connections to one destination."
  type        = number
  default     = 1

  validation {
    condition     = var.nat_address_count >= 1 && var.nat_address_count <= 16 && floor(var.nat_address_count) == var.nat_address_count
    error_message = "Write a whole number from 1 to 16."
  }
}

variable "flow_log_sampling" {
  description = "Share of the connections that the flow log samples, 0 to 1. Half of them tell who talks to whom at half the cost."
  type        = number
  default     = 0.5

  validation {
    condition     = var.flow_log_sampling > 0 && var.flow_log_sampling <= 1
    error_message = "Write a number above 0 and up to 1: flow logs are not switched off here."
  }
}

variable "gateway_port" {
  description = "Port of the api-gateway's pods, which the load balancer of the module edge asks directly."
  type        = number
  default     = 8080

  validation {
    condition     = var.gateway_port >= 1024 && var.gateway_port <= 65535
    error_message = "Write the containerPort of the api-gateway, 1024 to 65535."
  }
}
