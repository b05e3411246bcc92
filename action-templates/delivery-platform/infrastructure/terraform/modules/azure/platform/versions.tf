terraform {
  required_version = ">= 1.11.0, < 2.0.0"

  required_providers {
    # Only the modules below make something with it; tests can mock nothing that is not named here.
    # tflint-ignore: terraform_unused_required_providers
    azurerm = {
      source  = "hashicorp/azurerm"
      version = ">= 5.2.0, < 6.0.0"
    }
  }
}
