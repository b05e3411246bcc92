# Fill in.
project              = "example-shared"
region               = "europe-west1"
billing_account      = "000000-000000-000000"
environment_projects = ["example-development", "example-staging", "example-production"]
emails               = ["platform@example.com"]
hostnames            = ["api.example.com", "aws.api.example.com", "gcp.api.example.com", "azure.api.example.com"]
monthly_budget       = 3000
