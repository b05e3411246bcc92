mock_provider "azurerm" {
  mock_data "azurerm_client_config" {
    defaults = {
      tenant_id       = "00000000-0000-4000-8000-000000000002"
      subscription_id = "00000000-0000-4000-8000-000000000000"
    }
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

run "refuses_the_name_of_a_subscription" {
  command = plan

  variables {
    subscription_id = "example-production"
  }

  expect_failures = [var.subscription_id]
}

run "refuses_a_display_name_for_a_location" {
  command = plan

  variables {
    location = "West Europe"
  }

  expect_failures = [var.location]
}
