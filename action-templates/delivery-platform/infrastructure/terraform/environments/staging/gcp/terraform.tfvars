# Fill in. What is written here is made up; nobody has rights in a project of this name.
project = "example-staging"
region  = "europe-west1"

# Empty: runners come by the DNS endpoint (endpoint: dns in the fleet file).
api_server_cidrs = []

# service_accounts of bootstrap/gcp.
access = {
  flotilla-deployers = [
    "flotilla-deploy@example-staging.iam.gserviceaccount.com",
    "flotilla-rollback@example-staging.iam.gserviceaccount.com",
  ]
  flotilla-planners = ["flotilla-plan@example-staging.iam.gserviceaccount.com"]
  flotilla-pruners  = ["flotilla-prune@example-staging.iam.gserviceaccount.com"]
}
