variable "subscription_id" {
  type        = string
  description = "Id of the Azure subscription of this environment."

  validation {
    condition     = can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", var.subscription_id))
    error_message = "Write the id, not the name: az account show --query id."
  }
}

variable "location" {
  type        = string
  description = "Azure region, such as westeurope."

  validation {
    condition     = can(regex("^[a-z0-9]+$", var.location))
    error_message = "Write the short name, such as westeurope: az account list-locations --query [].name."
  }
}

variable "api_server_cidrs" {
  type        = list(string)
  description = "Public ranges that may reach the API server. Empty: from inside the network only."
}

variable "access" {
  type        = map(list(string))
  description = "Who gets into the cluster: Kubernetes group of rbac/ => object ids that bootstrap/azure prints."
}

variable "administrator_group_ids" {
  type        = list(string)
  description = "Object ids of the Entra groups that administer cluster and database."
}

variable "key_administrators" {
  type        = set(string)
  description = "Object ids of those who make and rotate keys: the identity that applies this, and a group of people for emergencies."
}

variable "key_vault_cidrs" {
  type        = list(string)
  description = "Public ranges that may reach the vault of keys, such as those of the runners that apply this."
  default     = []
}

variable "container_registry_ids" {
  type        = map(string)
  description = "Registries that the nodes may pull from, by a name of their own: name => id."
}

variable "ddos_protection_plan_id" {
  type        = string
  description = "Id of a DDoS protection plan, one for all networks of a tenant. Null: Azure's basic protection."
  default     = null
}

variable "alert_email" {
  type        = string
  description = "Address that is told of dead events. Null: nobody is."
  default     = null
}

variable "database_region_copy" {
  type = object({
    replica_region = optional(string)
    replica = optional(object({
      subnet_id    = string
      dns_zone_id  = string
      key_vault_id = string
    }))
    geo_backup = optional(object({
      location     = string
      key_vault_id = string
    }))
  })
  description = "What a replica and backups in another region need there: keys, and for a replica a network, do not leave a region. Backups can be chosen at the creation only."
  default     = {}
}

variable "function_package" {
  type        = string
  description = "Path of the zip file that functions/ packages for Azure Functions. Null: the package is delivered later."
  default     = null
}

variable "receipts_url" {
  type        = string
  description = "Address that takes the receipts the function writes."
  default     = null
}

variable "edge" {
  type = object({
    hostnames = list(string)
    origin = object({
      hostname = string
      address  = optional(string)
      private_link = optional(object({
        service_id = string
        location   = string
      }))
    })
  })
  description = "What Front Door serves and where it finds the cluster's gateway. Null until the Gateway is there."
  default     = null
}
