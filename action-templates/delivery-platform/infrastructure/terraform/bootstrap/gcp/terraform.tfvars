# Fill in. What is written here is made up; nobody has rights in a project of this name.
name        = "delivery-platform"
environment = "production"
project     = "example-production"
region      = "europe-west1"

# gh api repos/OWNER/NAME --jq .id
repository    = "example-org/delivery-platform"
repository_id = "123456789"

# true in one project alone.
registry = true

# Nodes of each cluster (node_role of its root), once it is there, and what deploys from the other projects.
registry_readers = []
