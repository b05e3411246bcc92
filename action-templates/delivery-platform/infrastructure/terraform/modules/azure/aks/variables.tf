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

variable "resource_group_name" {
  type        = string
  description = "Name of the resource group that everything is made in."
}

variable "tags" {
  type        = map(string)
  description = "Tags of every resource, beside Environment and Project."
  default     = {}
}

variable "location" {
  type        = string
  description = "Azure region, such as westeurope."

  validation {
    condition     = can(regex("^[a-z]+[a-z0-9]*$", var.location))
    error_message = "Write the region's short name, such as westeurope: az account list-locations --query '[].name'."
  }
}

variable "key_vault_id" {
  type        = string
  description = "Id of the vault in which the keys are made: output id of the module key-vault."

  validation {
    condition     = can(regex("/providers/Microsoft.KeyVault/vaults/[^/]+$", var.key_vault_id))
    error_message = "Write the resource id of a Key Vault, which ends in /providers/Microsoft.KeyVault/vaults/NAME."
  }
}

variable "kubernetes_version" {
  type        = string
  description = "Minor version of Kubernetes; AKS chooses the patch. It supports a minor for about a year."
  default     = "1.35"

  validation {
    condition     = can(regex("^1\\.(3[3-9]|[4-9][0-9])$", var.kubernetes_version))
    error_message = "Write a minor version that AKS offers, 1.33 or newer, without the patch, such as 1.35: az aks get-versions --location REGION."
  }
}

variable "node_subnet_id" {
  type        = string
  description = "Id of the nodes' subnet, whose way out is a NAT gateway."
}

variable "api_server_subnet_id" {
  type        = string
  description = "Id of the subnet that is delegated to the API server: its traffic with the nodes stays in the network, and it reaches a vault without a public address."
}

variable "pod_cidr" {
  type        = string
  description = "Addresses of the pods, outside of the network. Every node takes a /24 of it."
  default     = "10.244.0.0/16"

  validation {
    condition     = can(cidrhost(var.pod_cidr, 0))
    error_message = "Write an IPv4 range, such as 10.244.0.0/16."
  }
}

variable "service_cidr" {
  type        = string
  description = "Addresses of the Kubernetes Services, outside of the network."
  default     = "10.245.0.0/20"

  validation {
    condition     = can(cidrhost(var.service_cidr, 10))
    error_message = "Write an IPv4 range of /28 or wider, such as 10.245.0.0/20."
  }
}

variable "api_server_cidrs" {
  type        = list(string)
  description = "Public ranges that may reach the API server, such as those of the runners. Empty: it can be reached from inside the network only."
  default     = []

  validation {
    condition = alltrue([
      for cidr in var.api_server_cidrs : can(cidrhost(cidr, 0)) && try(tonumber(split("/", cidr)[1]) >= 8, false)
    ])
    error_message = "Write IPv4 ranges of the offices and runners that need the API server, each /8 or narrower. 0.0.0.0/0 would open it to everybody."
  }
}

variable "administrator_group_ids" {
  type        = list(string)
  description = "Object ids of the Entra groups that administer the cluster. There is no other way in: local accounts are disabled."

  validation {
    condition     = length(var.administrator_group_ids) > 0 && alltrue([for id in var.administrator_group_ids : can(regex("^[0-9a-f-]{36}$", id))])
    error_message = "Write at least one object id of an Entra group: az ad group show --group NAME --query id. Nobody gets into the cluster otherwise, not even who created it."
  }
}

variable "access" {
  type        = map(list(string))
  description = "Who gets into the cluster: Kubernetes group of rbac/ => object ids of identities. They may open it; what they may do in it, RBAC says. Entra knows no such groups: see the output kubernetes_subjects."
  default     = {}

  validation {
    condition     = alltrue([for group in keys(var.access) : contains(["flotilla-deployers", "flotilla-planners", "flotilla-pruners"], group)])
    error_message = "Write the groups of rbac/: flotilla-deployers, flotilla-planners, flotilla-pruners."
  }

  validation {
    condition     = alltrue(flatten([for ids in var.access : [for id in ids : can(regex("^[0-9a-f-]{36}$", id))]]))
    error_message = "Write object ids (principal_ids of bootstrap/azure), not client ids or names."
  }
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
  description = "Node pools by name. The autoscaler moves each between min and max; desired counts at the creation only. Pods must tolerate the taint of spot pools."
  default = {
    system  = { min = 1, desired = 3, max = 10 }
    general = { min = 1, desired = 3, max = 10 }
    spot    = { min = 0, desired = 0, max = 10, spot = true }
  }

  validation {
    condition     = contains(keys(var.node_pools), "system") && try(!var.node_pools.system.spot && var.node_pools.system.min >= 1, false)
    error_message = "Keep a pool named system, not of spot machines, with min of 1 at least: CoreDNS and the controllers run there."
  }

  validation {
    condition     = alltrue([for pool in var.node_pools : pool.min <= pool.desired && pool.desired <= pool.max && pool.max >= 1])
    error_message = "Each pool needs min <= desired <= max, and max of 1 at least."
  }

  validation {
    condition     = alltrue([for name in keys(var.node_pools) : can(regex("^[a-z][a-z0-9]{0,11}$", name))])
    error_message = "AKS takes names of pools with 1 to 12 lower-case letters and digits, beginning with a letter."
  }
}

variable "zones" {
  type        = list(string)
  description = "Availability zones over which the nodes are spread."
  default     = ["1", "2", "3"]

  validation {
    condition     = length(var.zones) >= 2 && alltrue([for zone in var.zones : contains(["1", "2", "3"], zone)])
    error_message = "Write two or three of \"1\", \"2\" and \"3\"."
  }
}

variable "container_registry_ids" {
  type        = map(string)
  description = "Registries that the nodes may pull from, by a name of their own: name => id."
  default     = {}
}

variable "workloads" {
  type = map(object({
    namespace       = string
    service_account = string
  }))
  description = "Identities for pods by workload identity: name => Kubernetes service account. They have no rights of their own."
  default     = {}
}

variable "maintenance_start" {
  type        = string
  description = "When the windows of Saturday (Kubernetes) and Sunday (node images) begin, in UTC as HH:MM; each lasts four hours."
  default     = "02:00"

  validation {
    condition     = can(regex("^([01][0-9]|2[0-3]):[0-5][0-9]$", var.maintenance_start))
    error_message = "Write an hour and minutes in UTC, such as 02:00."
  }
}

variable "etcd_encryption" {
  type        = bool
  description = "Encrypt Secrets with a key of the vault before they are stored. Read at every start of the API server: without the key there is no cluster."
  default     = true
}

variable "deletion_protection" {
  type        = bool
  description = "Refuse to delete the cluster until this is false."
  default     = true
}

variable "log_analytics_workspace_id" {
  type        = string
  description = "Id of the workspace of this environment's logs: output of the module networking."
}
