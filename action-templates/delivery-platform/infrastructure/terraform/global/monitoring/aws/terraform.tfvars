# Fill in.
account         = "111122223333"
region          = "eu-west-1"
organization_id = "o-exampleorgid"
emails          = ["platform@example.com"]
monthly_budget  = 3000

# Output of global/dns/route53.
health_check_ids = {}
