terraform {
  required_version = ">= 1.11.0, < 2.0.0"

  required_providers {
    # Only the modules below make something with it; tests can mock nothing that is not named here.
    # tflint-ignore: terraform_unused_required_providers
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.28.0, < 7.0.0"
    }
  }
}
