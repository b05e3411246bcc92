mock_provider "google" {
  mock_data "google_project" {
    defaults = { number = "424242424242" }
  }

  mock_data "google_storage_project_service_account" {
    defaults = { member = "serviceAccount:service-424242424242@gs-project-accounts.iam.gserviceaccount.com" }
  }
}

run "plans_with_the_values_of_the_file" {
  command = plan

  assert {
    condition     = output.cluster_name == "delivery-platform-development"
    error_message = "The fleet file knows the cluster by the name of its environment."
  }

  assert {
    condition     = output.endpoint == null
    error_message = "Without a Gateway there is nothing that DNS could point to."
  }
}

run "refuses_a_display_name_for_a_project" {
  command = plan

  variables {
    project = "Example Production"
  }

  expect_failures = [var.project]
}

run "refuses_a_zone_for_a_region" {
  command = plan

  variables {
    region = "europe-west1-b"
  }

  expect_failures = [var.region]
}
