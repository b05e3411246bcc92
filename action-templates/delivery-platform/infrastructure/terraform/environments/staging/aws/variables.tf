variable "account" {
  type        = string
  description = "Number of the AWS account of this environment; credentials of any other are refused."

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account))
    error_message = "Write the twelve digits of the account: aws sts get-caller-identity --query Account."
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

variable "api_server_cidrs" {
  type        = list(string)
  description = "Ranges that may reach the API server from outside the VPC, such as those of your runners. Empty: from inside only."
}

variable "access" {
  type        = map(list(string))
  description = "Who gets into the cluster: Kubernetes group of rbac/ => ARNs of the roles that bootstrap/aws prints."
}

variable "administrators" {
  type        = list(string)
  description = "ARNs of the IAM roles that administer the cluster; the first one administers the search domain too."
}

variable "alarm_topic_arns" {
  type        = list(string)
  description = "ARNs of the SNS topics that are told of dead events, such as those of global/monitoring/aws. Empty: nobody is told."
}

variable "function_package" {
  type        = string
  description = "Path of the zip file that functions/ packages for Lambda. Null: no function is made."
  default     = null
}

variable "receipts_url" {
  type        = string
  description = "Address that takes the receipts the function writes. Needed with function_package."
  default     = null
}

variable "edge" {
  type = object({
    hostnames       = list(string)
    certificate_arn = string
    origin = object({
      load_balancer_arn = string
      hostname          = string
    })
  })
  description = "What CloudFront serves and where it finds the cluster's load balancer. Null until the Gateway has made one."
  default     = null
}
