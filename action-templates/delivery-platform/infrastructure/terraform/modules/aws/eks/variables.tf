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

variable "region" {
  type        = string
  description = "AWS region, such as eu-west-1."

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "Write the region's code, such as eu-west-1."
  }
}

variable "tags" {
  type        = map(string)
  description = "Tags of every resource, beside those of the provider's default_tags."
  default     = {}
}

variable "kubernetes_version" {
  type        = string
  description = "Minor version of Kubernetes. EKS supports one for 14 months, then for twelve more at six times the price of the control plane."
  default     = "1.35"

  validation {
    condition     = can(regex("^1\\.(3[3-9]|[4-9][0-9])$", var.kubernetes_version))
    error_message = "Write a minor version that EKS offers, 1.33 or newer, without the patch: such as 1.35."
  }
}

variable "network_id" {
  type        = string
  description = "Id of the VPC."
}

variable "node_subnet_ids" {
  type        = list(string)
  description = "Ids of the private subnets of nodes and of the control plane's interfaces, in two zones at least."

  validation {
    condition     = length(var.node_subnet_ids) >= 2
    error_message = "Give subnets in at least two zones; EKS refuses a cluster with one."
  }
}

variable "api_server_cidrs" {
  type        = list(string)
  description = "Ranges that may reach the API server from outside the VPC, such as those of the runners. Empty: it can be reached from inside the VPC only."
  default     = []

  validation {
    condition = alltrue([
      for cidr in var.api_server_cidrs : can(cidrhost(cidr, 0)) && try(tonumber(split("/", cidr)[1]) >= 8, false)
    ])
    error_message = "Write IPv4 ranges of the offices and runners that need the API server, each /8 or narrower. 0.0.0.0/0 would open it to everybody."
  }
}

variable "access" {
  type        = map(list(string))
  description = "Who gets into the cluster: Kubernetes group of rbac/ => ARNs of IAM roles. What a group may do, RBAC says."
  default     = {}

  validation {
    condition     = alltrue([for group in keys(var.access) : contains(["flotilla-deployers", "flotilla-planners", "flotilla-pruners"], group)])
    error_message = "Write the groups of rbac/: flotilla-deployers, flotilla-planners, flotilla-pruners."
  }

  validation {
    condition     = alltrue([for role in flatten(values(var.access)) : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/", role))])
    error_message = "Write ARNs of IAM roles, such as arn:aws:iam::111122223333:role/delivery-platform-deploy-production: bootstrap/aws prints them."
  }
}

variable "administrators" {
  type        = list(string)
  description = "ARNs of the IAM roles that administer the cluster. People take them with multi-factor authentication; no pipeline has one."

  validation {
    condition     = length(var.administrators) > 0 && alltrue([for role in var.administrators : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/", role))])
    error_message = "Write at least one ARN of an IAM role: nobody gets into the cluster otherwise, not even who created it."
  }

  validation {
    condition     = length(setintersection(var.administrators, flatten(values(var.access)))) == 0
    error_message = "A role of a pipeline administers the cluster. Take it out of administrators, or out of access."
  }
}

variable "node_pools" {
  type = map(object({
    min           = number
    desired       = number
    max           = number
    machine_types = list(string)
    spot          = optional(bool, false)
    disk_gib      = optional(number, 50)
  }))
  description = "Node pools by name. The autoscaler moves each between min and max; desired counts at the creation only. Pods must tolerate the taint of spot pools."
  default = {
    system  = { min = 1, desired = 3, max = 10, machine_types = ["t3.medium"] }
    general = { min = 1, desired = 3, max = 10, machine_types = ["t3.medium"] }
    spot    = { min = 0, desired = 0, max = 10, machine_types = ["t3.large", "t3a.large", "m6i.large", "m5.large"], spot = true }
  }

  validation {
    condition     = contains(keys(var.node_pools), "system")
    error_message = "Keep a pool named system: CoreDNS and the controllers run there."
  }

  validation {
    condition     = alltrue([for pool in var.node_pools : pool.min <= pool.desired && pool.desired <= pool.max && pool.max >= 1])
    error_message = "Each pool needs min <= desired <= max, and max of 1 at least."
  }

  validation {
    condition     = alltrue([for pool in var.node_pools : length(pool.machine_types) >= (pool.spot ? 3 : 1)])
    error_message = "Name one machine type at least, for a spot pool three of the same size: with fewer, one shortage takes all of its nodes."
  }
}

variable "log_retention_days" {
  type        = number
  description = "Days that the control plane's logs, the audit log among them, are kept."
  default     = 365

  validation {
    condition     = contains([30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "Write a number of days that CloudWatch Logs has, 30 or more: 30, 60, 90, 120, 150, 180, 365, 400, 545, 731 and so on."
  }
}

variable "deletion_protection" {
  type        = bool
  description = "Refuse to delete the cluster until this is false."
  default     = true
}

variable "workloads" {
  type = map(object({
    namespace       = string
    service_account = string
    policies        = map(string)
  }))
  description = "Roles for pods by EKS Pod Identity: name to service account and ARNs of IAM policies by a name of their own."
  default     = {}
}
