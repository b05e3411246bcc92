# Fill in. What is written here is made up, and the account number makes a plan with it fail.
name    = "delivery-platform"
account = "111122223333"
region  = "eu-west-1"

# gh api repos/OWNER/NAME --jq .id
repository    = "example-org/delivery-platform"
repository_id = "123456789"
