variable "project" {
  type        = string
  description = "Id of the Google Cloud project of this environment, such as example-production."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project))
    error_message = "Write the project's id (6 to 30 lower-case letters, digits and hyphens), not its number or display name: gcloud projects list."
  }
}

variable "region" {
  type        = string
  description = "Region, such as europe-west1."

  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]+$", var.region))
    error_message = "Write a region such as europe-west1, not a zone such as europe-west1-b."
  }
}

variable "api_server_cidrs" {
  type        = list(string)
  description = "Ranges that may reach the API server by its public address. Empty: all come by the DNS endpoint, where IAM decides first."
}

variable "access" {
  type        = map(list(string))
  description = "Who gets into the cluster: Kubernetes group of rbac/ => service accounts that bootstrap/gcp prints."
}

variable "workloads" {
  type = map(object({
    namespace       = string
    service_account = string
  }))
  description = "Google service accounts of pods: name of the account => Kubernetes service account that has its tokens. Name those that log in to the database in database_users, once they are there."
  default     = {}
}

variable "rbac_security_group" {
  type        = string
  description = "Google group whose member groups RBAC may name: gke-security-groups@ the organisation's domain. Null: RBAC knows single people only."
  default     = null
}

variable "database_users" {
  type        = list(string)
  description = "Addresses of the service accounts that log in to the database with their own tokens."
  default     = []
}

variable "function_archive" {
  type        = string
  description = "Path of the zip file that functions/ packages for Cloud Run functions. Null: no function is made."
  default     = null
}

variable "receipts_url" {
  type        = string
  description = "Address that takes the receipts the function writes. Needed with function_archive."
  default     = null
}

variable "edge" {
  type = object({
    domains = list(string)
    gateway_neg = optional(object({
      name  = string
      zones = list(string)
    }))
  })
  description = "Host names of the load balancer, and the api-gateway's network endpoint groups once the chart is installed. Null: no load balancer."
  default     = null
}
