mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "424242424242" }
  }

  mock_data "google_storage_project_service_account" {
    defaults = { member = "serviceAccount:service-424242424242@gs-project-accounts.iam.gserviceaccount.com" }
  }
}

variables {
  name             = "delivery-platform"
  environment      = "production"
  project          = "example-production"
  region           = "europe-west1"
  api_server_cidrs = []
  access           = {}
  cidrs = {
    nodes            = "10.20.0.0/20"
    services         = "10.20.16.0/20"
    private_services = "10.20.32.0/20"
    pods             = "10.24.0.0/16"
  }
  node_pools = {
    system = { min = 1, desired = 3, max = 10 }
  }
  database = { size = "db-custom-2-7680", storage_gib = 100, high_availability = true, backup_retention_days = 30 }
}

run "names_the_cluster_by_platform_and_environment" {
  command = plan

  assert {
    condition     = output.cluster_name == "delivery-platform-production"
    error_message = "The fleet file knows the cluster by this name."
  }
}

run "leaves_out_what_comes_later" {
  command = plan

  assert {
    condition     = output.endpoint == null
    error_message = "Without a Gateway there is no edge."
  }

  assert {
    condition     = output.events == null
    error_message = "Without the packaged handler there is no function."
  }
}

run "refuses_an_environment_that_is_none" {
  command = plan

  variables {
    environment = "test"
  }

  expect_failures = [var.environment]
}
