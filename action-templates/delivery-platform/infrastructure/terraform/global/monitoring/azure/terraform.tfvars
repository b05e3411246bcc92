# Fill in.
subscription_id      = "00000000-0000-4000-8000-000000000000"
location             = "westeurope"
resource_group_name  = "delivery-platform-global"
archive_account_name = "exampledeliveryarchive"
emails               = ["platform@example.com"]
hostnames            = ["api.example.com", "aws.api.example.com", "gcp.api.example.com", "azure.api.example.com"]
monthly_budget       = 3000
budget_start         = "2026-12-01"
