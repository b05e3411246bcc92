provider "aws" {
  region = var.region
  # Credentials of another account are refused before anything is read.
  allowed_account_ids = [var.account]

  default_tags {
    tags = {
      Environment = "global"
      Project     = var.name
      ManagedBy   = "terraform"
    }
  }
}
