variable "name" {
  type        = string
  description = "Name of the platform; everything is called NAME-ENVIRONMENT."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,16}[a-z0-9]$", var.name))
    error_message = "Write 3 to 18 lower-case letters, digits and hyphens, beginning with a letter, such as delivery-platform."
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

variable "location" {
  type        = string
  description = "Azure region, such as westeurope."
}

variable "resource_group_name" {
  type        = string
  description = "Name of the resource group that everything is made in; bootstrap/azure makes it."
}

variable "tags" {
  type        = map(string)
  description = "Tags of every resource, beside Environment and Project."
  default     = {}
}

variable "cidr" {
  type        = string
  description = "IPv4 range of the virtual network, a /16, of no other environment or cloud."
}

variable "ddos_protection_plan_id" {
  type        = string
  description = "Id of a DDoS protection plan. Null: Azure's basic protection."
  default     = null
}

variable "node_pools" {
  type = map(object({
    min      = number
    desired  = number
    max      = number
    size     = optional(string, "Standard_D2s_v5")
    spot     = optional(bool, false)
    disk_gib = optional(number, 128)
  }))
  description = "Node pools by name, as the module aks takes them."
}

variable "api_server_cidrs" {
  type        = list(string)
  description = "Public ranges that may reach the API server. Empty: from inside the network only."
}

variable "access" {
  type        = map(list(string))
  description = "Who gets into the cluster: Kubernetes group of rbac/ => object ids of identities."
}

variable "administrator_group_ids" {
  type        = list(string)
  description = "Object ids of the Entra groups that administer cluster and database."

  validation {
    condition     = length(var.administrator_group_ids) > 0
    error_message = "Write at least one object id of an Entra group: nobody gets into cluster and database otherwise."
  }
}

variable "key_administrators" {
  type        = set(string)
  description = "Object ids of those who make and rotate keys: the identity that applies this, and a group of people for emergencies."
}

variable "key_vault_cidrs" {
  type        = list(string)
  description = "Public ranges that may reach the vault of keys, such as those of the runners that apply this. Empty: by its private endpoint only."
  default     = []
}

variable "container_registry_ids" {
  type        = map(string)
  description = "Registries that the nodes may pull from, by a name of their own: name => id."
}

variable "namespace" {
  type        = string
  description = "Namespace of the services."
  default     = "delivery-platform"
}

variable "database" {
  type = object({
    size                  = string
    storage_gib           = number
    backup_retention_days = number
    replica_region        = optional(string)
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
  description = "Size of the PostgreSQL server, its backups, and what a replica or backups in another region need there."
}

variable "deletion_protection" {
  type        = bool
  description = "Refuse to delete cluster and database until this is false."
  default     = true
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

variable "alert_email" {
  type        = string
  description = "Address that is told of dead events. Null: nobody is."
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
