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

variable "function_subnet_id" {
  type        = string
  description = "Id of the subnet that is delegated to Azure Functions."
}

variable "endpoint_subnet_id" {
  type        = string
  description = "Id of the subnet of private endpoints."
}

variable "private_dns_zone_ids" {
  type        = map(string)
  description = "Ids of the private DNS zones blob and servicebus: output of the module networking."

  validation {
    condition     = alltrue([for zone in ["blob", "servicebus"] : contains(keys(var.private_dns_zone_ids), zone)])
    error_message = "Give the zones blob and servicebus: private_dns_zone_ids of the module networking has both."
  }
}

variable "log_analytics_workspace_id" {
  type        = string
  description = "Id of the workspace of the logs: output of the module networking."
}

variable "package" {
  type        = string
  description = "Path of the zip file that functions/ packages. The provider uploads it with the app's publishing password, which is switched on for that. Null: it is delivered later with an identity, by az functionapp deployment source config-zip."
  default     = null

  validation {
    condition     = var.package == null ? true : endswith(var.package, ".zip")
    error_message = "Write the path of the zip file; functions/README.md says how it is made."
  }
}

variable "node_version" {
  type        = string
  description = "Major version of Node that Azure Functions runs."
  default     = "22"

  validation {
    condition     = contains(["22", "24"], var.node_version)
    error_message = "Write 22 or 24: az functionapp list-flexconsumption-runtimes --location REGION --runtime node says which your region has."
  }
}

variable "publishers" {
  type        = map(string)
  description = "Who may send events, by a name of their own: name => object id, such as that of the order-service's workload identity."
  default     = {}
}

variable "app_settings" {
  type        = map(string)
  description = "Further settings of the function, as environment variables; no secrets, they are readable to everybody who may see the function."
  default     = {}
}

variable "deployer_cidrs" {
  type        = list(string)
  description = "Public ranges that a package is delivered from. Empty: from inside the network only."
  default     = []

  validation {
    condition = alltrue([
      for cidr in var.deployer_cidrs : can(cidrhost(cidr, 0)) && try(tonumber(split("/", cidr)[1]) >= 8, false)
    ])
    error_message = "Write IPv4 ranges of runners, each /8 or narrower. 0.0.0.0/0 would let everybody try."
  }
}

variable "premium_queue" {
  type        = bool
  description = "A namespace of the tier Premium, which alone has private endpoints and a customer's key (about 680 USD a month). Without it the queue has a public address, and lets in nobody without a token of Entra. By default only in production."
  default     = null
}

variable "max_instances" {
  type        = number
  description = "How many instances there may be at once: what bounds the cost, and the load on what the handler calls."
  default     = 10

  validation {
    condition     = var.max_instances >= 1 && var.max_instances <= 1000
    error_message = "Write 1 to 1000."
  }
}

variable "delivery_attempts" {
  type        = number
  description = "How often an event is tried before it is put aside as dead."
  default     = 5

  validation {
    condition     = var.delivery_attempts >= 1 && var.delivery_attempts <= 100
    error_message = "Write 1 to 100 attempts."
  }
}

variable "alert_email" {
  type        = string
  description = "Address that is told when there are dead events. Null: nobody is told, and monitoring/ has to look."
  default     = null
}
