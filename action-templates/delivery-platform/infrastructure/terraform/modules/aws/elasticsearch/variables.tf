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

variable "network_id" {
  type        = string
  description = "Id of the VPC."
}

variable "node_subnet_ids" {
  type        = list(string)
  description = "Ids of private subnets in different zones; the domain takes one of them for each zone it uses."

  validation {
    condition     = length(var.node_subnet_ids) >= 2
    error_message = "Give subnets in at least two zones."
  }
}

variable "client_security_group_ids" {
  type        = map(string)
  description = "Security groups that may connect, by a name of their own, such as { nodes = … }. Nobody else can."
}

variable "administrator_role_arn" {
  type        = string
  description = "ARN of the IAM role that administers the domain: roles of other users are mapped by it."

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/", var.administrator_role_arn))
    error_message = "Write the ARN of an IAM role, such as arn:aws:iam::111122223333:role/administrator."
  }
}

variable "client_role_arns" {
  type        = list(string)
  description = "ARNs of the IAM roles that may ask at all; what they may read and write is said inside the domain."

  validation {
    condition     = alltrue([for role in var.client_role_arns : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/", role))])
    error_message = "Write ARNs of IAM roles; no * and no account."
  }
}

variable "search_version" {
  type        = string
  description = "Version of OpenSearch."
  default     = "2.19"

  validation {
    condition     = can(regex("^[23]\\.[0-9]+$", var.search_version))
    error_message = "Write a version of OpenSearch that the service offers, such as 2.19."
  }
}

variable "size" {
  type        = string
  description = "Instance type of the data nodes."
  default     = "m7g.large.search"

  validation {
    condition     = endswith(var.size, ".search") && !startswith(var.size, "t2.")
    error_message = "Write an instance type of OpenSearch, such as m7g.large.search. Types t2 cannot encrypt."
  }
}

variable "storage_gib" {
  type        = number
  description = "Storage of each data node, in GiB."
  default     = 100

  validation {
    condition     = var.storage_gib >= 10
    error_message = "Write 10 GiB or more."
  }
}

variable "high_availability" {
  type        = bool
  description = "Three data nodes in three zones and three dedicated masters; with false one node. By default only in production."
  default     = null
}

variable "backup_retention_days" {
  type        = number
  description = "Days that a snapshot in the bucket is kept when it was deleted or overwritten. Beside these the service keeps hourly ones of its own for 14 days."
  default     = 35

  validation {
    condition     = var.backup_retention_days >= 7
    error_message = "Write 7 days or more."
  }
}

variable "log_retention_days" {
  type        = number
  description = "Days that the domain's logs, the audit log among them, are kept."
  default     = 365

  validation {
    condition     = contains([30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "Write a number of days that CloudWatch Logs has, 30 or more: 30, 60, 90, 120, 150, 180, 365, 400, 545, 731 and so on."
  }
}
