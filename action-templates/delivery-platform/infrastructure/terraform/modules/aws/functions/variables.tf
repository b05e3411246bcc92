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

variable "package" {
  type        = string
  description = "Path of the zip file that functions/ packages."

  validation {
    condition     = fileexists(var.package)
    error_message = "There is no such file. Pack the function first; functions/README.md says how."
  }
}

variable "handler" {
  type        = string
  description = "Module and function in the package, such as lambda.handler."
  default     = "lambda.handler"

  validation {
    condition     = can(regex("^[A-Za-z0-9_/-]+\\.[A-Za-z0-9_]+$", var.handler))
    error_message = "Write MODULE.FUNCTION without the module's extension, such as lambda.handler."
  }
}

variable "publisher_role_arns" {
  type        = list(string)
  description = "ARNs of the IAM roles, such as those of workloads, that may publish events."

  validation {
    condition     = alltrue([for role in var.publisher_role_arns : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/", role))])
    error_message = "Write ARNs of IAM roles; no * and no account."
  }
}

variable "receipts_url" {
  type        = string
  description = "Address that takes a receipt by POST and honours Idempotency-Key; the function's variable RECEIPTS_URL."

  validation {
    condition     = try(startswith(var.receipts_url, "https://"), false)
    error_message = "Write the https address that takes receipts, such as https://receipts.example.com/receipts."
  }
}

variable "variables" {
  type        = map(string)
  description = "Further environment variables of the function. No secrets: these belong in Secrets Manager."
  default     = {}
}

variable "size_mib" {
  type        = number
  description = "Memory of the function in MiB; CPU comes in proportion, a whole one at 1769."
  default     = 256

  validation {
    condition     = var.size_mib >= 128 && var.size_mib <= 10240
    error_message = "Write 128 to 10240 MiB."
  }
}

variable "timeout_seconds" {
  type        = number
  description = "Seconds that one batch of events may take. A message comes back to the queue after six times that."
  default     = 30

  validation {
    condition     = var.timeout_seconds >= 1 && var.timeout_seconds <= 900
    error_message = "Write 1 to 900 seconds."
  }
}

variable "max_concurrency" {
  type        = number
  description = "Most instances that work on the queue at once, so that a burst does not overrun what the function calls."
  default     = 10

  validation {
    condition     = var.max_concurrency >= 2 && var.max_concurrency <= 1000
    error_message = "Write 2 to 1000."
  }
}

variable "alarm_topic_arns" {
  type        = list(string)
  description = "ARNs of the SNS topics that hear of events that failed for good, such as that of global/monitoring."

  validation {
    condition     = alltrue([for topic in var.alarm_topic_arns : can(regex("^arn:aws[a-z-]*:sns:", topic))])
    error_message = "Write ARNs of SNS topics, such as arn:aws:sns:eu-west-1:111122223333:alerts."
  }
}

variable "log_retention_days" {
  type        = number
  description = "Days that the function's log is kept."
  default     = 90

  validation {
    condition     = contains([30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "Write a number of days that CloudWatch Logs has, 30 or more: 30, 60, 90, 120, 150, 180, 365, 400, 545, 731 and so on."
  }
}
