# Fill in.
subscription_id   = "00000000-0000-4000-8000-000000000000"
location          = "westeurope"
allowed_locations = ["westeurope", "northeurope", "global"]
security_contact  = "security@example.com"
