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

variable "tags" {
  type        = map(string)
  description = "Tags of every resource, beside those of the provider's default_tags."
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

variable "certificate_arn" {
  type        = string
  description = "ARN of the ACM certificate for all hostnames. CloudFront takes certificates of us-east-1 only."

  validation {
    condition     = can(regex("^arn:aws:acm:us-east-1:[0-9]{12}:certificate/", var.certificate_arn))
    error_message = "Write the ARN of a certificate in us-east-1, wherever the cluster is."
  }
}

variable "origin" {
  type = object({
    load_balancer_arn = string
    hostname          = string
  })
  description = "The cluster's internal load balancer, which the Gateway made, and its DNS name. It needs no public address, CloudFront reaches it inside the VPC, and a certificate for the hostnames."

  validation {
    condition     = can(regex("^arn:aws:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:loadbalancer/(app|net)/", var.origin.load_balancer_arn))
    error_message = "Write the ARN of an application or network load balancer; aws elbv2 describe-load-balancers lists them."
  }
}

variable "requests_per_five_minutes" {
  type        = number
  description = "Requests that one address may send in five minutes before it is blocked for a while."
  default     = 2000

  validation {
    condition     = var.requests_per_five_minutes >= 10 && var.requests_per_five_minutes <= 2000000000
    error_message = "Write 10 to 2000000000 requests."
  }
}

variable "count_only" {
  type        = bool
  description = "Count what the managed rules would block, and let it through: for the first days with real traffic. The rate limit blocks all the same."
  default     = false
}

variable "shield_advanced" {
  type        = bool
  description = "Protect the distribution with Shield Advanced. The account must be subscribed to it (about 3000 USD a month, for a year); Shield Standard is always there and free."
  default     = false
}

variable "log_retention_days" {
  type        = number
  description = "Days that access logs and the firewall's logs are kept."
  default     = 365

  validation {
    condition     = contains([30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "Write a number of days that CloudWatch Logs has, 30 or more: 30, 60, 90, 120, 150, 180, 365, 400, 545, 731 and so on."
  }
}
