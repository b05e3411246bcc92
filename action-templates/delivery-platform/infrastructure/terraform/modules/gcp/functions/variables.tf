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

variable "source_archive" {
  description = "Path of the packed handler (zip), as functions/ makes it."
  type        = string

  validation {
    condition     = fileexists(var.source_archive)
    error_message = "There is no such file. Pack the handler first: node functions/pack.ts gcp."
  }
}

variable "receipts_url" {
  description = "Address that takes a receipt by POST and honours Idempotency-Key: RECEIPTS_URL of the handler."
  type        = string

  validation {
    condition     = try(startswith(var.receipts_url, "https://"), false)
    error_message = "Write the address that takes the receipts, beginning with https://."
  }
}

variable "entry_point" {
  description = "Name under which the handler is registered."
  type        = string
  default     = "receipt"
}

variable "runtime" {
  description = "Runtime of Cloud Run functions."
  type        = string
  default     = "nodejs24"

  validation {
    condition     = contains(["nodejs22", "nodejs24"], var.runtime)
    error_message = "Write nodejs22 or nodejs24."
  }
}

variable "publishers" {
  description = "IAM members that may publish events, such as serviceAccount:order-service@example-production.iam.gserviceaccount.com."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for member in var.publishers : !contains(["allUsers", "allAuthenticatedUsers"], member)])
    error_message = "allUsers and allAuthenticatedUsers let anybody publish. Name service accounts: serviceAccount:NAME@PROJECT.iam.gserviceaccount.com."
  }
}

variable "environment_variables" {
  description = "Further variables of the function's environment; no secrets, they are readable to everybody who may see the function."
  type        = map(string)
  default     = {}
}

variable "max_instances" {
  description = "How many instances there may be at once: what bounds the cost, and the load on what the handler calls."
  type        = number
  default     = 10

  validation {
    condition     = var.max_instances >= 1 && var.max_instances <= 100
    error_message = "Write a number from 1 to 100."
  }
}

variable "delivery_attempts" {
  description = "How often an event is tried before it is put aside as dead."
  type        = number
  default     = 5

  validation {
    condition     = var.delivery_attempts >= 5 && var.delivery_attempts <= 100
    error_message = "Write a number from 5 to 100, which is what Pub/Sub allows."
  }
}

variable "notification_channels" {
  description = "Full names of the notification channels that hear of dead events; without any the alert is only seen in the console."
  type        = list(string)
  default     = []
}
