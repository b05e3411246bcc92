# Fill in. What is written here is made up; there is no subscription of this id.
subscription_id = "00000000-0000-4000-8000-000000000000"
location        = "westeurope"

# Where your own runners come from; see runs-on in the fleet file for a cluster without a public address.
api_server_cidrs = []

# principal_ids of bootstrap/azure.
access = {
  flotilla-deployers = [
    "00000000-0000-4000-8000-000000000001",
    "00000000-0000-4000-8000-000000000002",
  ]
  flotilla-planners = ["00000000-0000-4000-8000-000000000003"]
  flotilla-pruners  = ["00000000-0000-4000-8000-000000000004"]
}

# az ad group show --group platform-administrators --query id
administrator_group_ids = ["00000000-0000-4000-8000-000000000005"]

# The identity infrastructure-apply of bootstrap/azure, and a group for emergencies.
key_administrators = [
  "00000000-0000-4000-8000-000000000006",
  "00000000-0000-4000-8000-000000000007",
]

# registry_id of bootstrap/azure.
container_registry_ids = {
  images = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/delivery-platform-platform/providers/Microsoft.ContainerRegistry/registries/exampledelivery"
}
