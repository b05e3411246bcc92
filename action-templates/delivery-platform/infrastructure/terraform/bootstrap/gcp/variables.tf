variable "name" {
  type        = string
  description = "Name of the platform: repository of the images and prefix of what the modules make."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,16}[a-z0-9]$", var.name))
    error_message = "Write 3 to 18 lower-case letters, digits and hyphens, beginning with a letter, such as delivery-platform."
  }
}

variable "environment" {
  type        = string
  description = "Environment that is delivered to from this project, each from its own; global for the project of what all of them share (global/)."

  validation {
    condition     = contains(["development", "staging", "production", "global"], var.environment)
    error_message = "Write development, staging, production or global."
  }
}

variable "project" {
  type        = string
  description = "Id of the Google Cloud project that is set up, such as example-production."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project))
    error_message = "Write the project's id (6 to 30 lower-case letters, digits and hyphens), not its number or display name: gcloud projects list."
  }
}

variable "region" {
  type        = string
  description = "Region of the registry and of the state, such as europe-west1."

  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]+$", var.region))
    error_message = "Write a region such as europe-west1, not a zone such as europe-west1-b."
  }
}

variable "repository" {
  type        = string
  description = "GitHub repository that is trusted, as OWNER/NAME."

  validation {
    condition     = can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.repository))
    error_message = "Write OWNER/NAME, such as example-org/delivery-platform: no address, no *."
  }

  validation {
    condition     = length("${coalesce(var.subject_prefix, "repo:${var.repository}")}:environment:${var.environment}-infrastructure") <= 127
    error_message = "Google takes subjects of 127 bytes at most, and this name makes a longer one. Shorten the repository's name, or the subject in GitHub's settings (subject_prefix)."
  }
}

variable "repository_id" {
  type        = string
  description = "Number of that repository, which survives a rename and cannot be taken over with the name: gh api repos/OWNER/NAME --jq .id"

  validation {
    condition     = can(regex("^[0-9]+$", var.repository_id))
    error_message = "Write the number that gh api repos/OWNER/NAME --jq .id prints."
  }
}

variable "subject_prefix" {
  type        = string
  description = "Beginning of the subject in GitHub's tokens. null: repo:OWNER/NAME, as GitHub has it where nobody changed it."
  default     = null
}

variable "branch" {
  type        = string
  description = "Branch that is released and that schedules run on."
  default     = "main"

  validation {
    condition     = can(regex("^[A-Za-z0-9._/-]+$", var.branch))
    error_message = "Write the name of one branch, such as main: no *."
  }

  validation {
    condition     = length("${coalesce(var.subject_prefix, "repo:${var.repository}")}:ref:refs/heads/${var.branch}") <= 127
    error_message = "Google takes subjects of 127 bytes at most, and this branch makes a longer one. Write a shorter branch."
  }
}

variable "workflow_refs" {
  type        = list(string)
  description = "Called workflows that may log in, as the token names them: OWNER/NAME/.github/workflows/FILE@REF. Empty: any workflow of the repository. With a list, jobs that call no reusable workflow name their own file."
  default     = []

  validation {
    condition     = alltrue([for ref in var.workflow_refs : can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+/\\.github/workflows/[A-Za-z0-9._-]+@[A-Za-z0-9._/-]+$", ref))])
    error_message = "Write OWNER/NAME/.github/workflows/FILE@REF, such as example-org/delivery-platform/.github/workflows/deliver.yml@refs/heads/main: no *."
  }
}

variable "registry" {
  type        = bool
  description = "Whether this project keeps the images. Say true in one project: what staging has proven is what production runs, not a copy."
}

variable "registry_readers" {
  type        = list(string)
  description = "IAM members that may pull images beside this project's own deployments: the nodes of every cluster (node_role of the module gke), and the deploying accounts of the other projects."
  default     = []

  validation {
    condition     = alltrue([for member in var.registry_readers : can(regex("^serviceAccount:[^@]+@[^@]+\\.gserviceaccount\\.com$", member))])
    error_message = "Write serviceAccount:NAME@PROJECT.iam.gserviceaccount.com, as node_role of the module gke says."
  }
}

variable "immutable_tags" {
  type        = bool
  description = "Whether a tag names the same image for ever. Artifact Registry knows no exceptions, and a tag of a branch moves with every push: say true where push-image's tags has no branch in it."
  default     = false
}
