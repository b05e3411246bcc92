# Fill in. What is written here is made up; there is no subscription of this id.
name            = "delivery-platform"
subscription_id = "00000000-0000-4000-8000-000000000000"
location        = "westeurope"

repository = "example-org/delivery-platform"

# Both names are unique in all of Azure.
registry_name      = "exampledelivery"
state_account_name = "exampledeliverystate"

# az ad signed-in-user show --query id
administrators = ["00000000-0000-4000-8000-000000000005"]
