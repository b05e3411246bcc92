mock_provider "azurerm" {
  mock_data "azurerm_client_config" {
    defaults = {
      tenant_id       = "00000000-0000-4000-8000-000000000002"
      subscription_id = "00000000-0000-4000-8000-000000000000"
    }
  }
}

variables {
  name                    = "delivery-platform"
  environment             = "production"
  location                = "westeurope"
  resource_group_name     = "delivery-platform-production"
  cidr                    = "10.40.0.0/16"
  api_server_cidrs        = []
  access                  = {}
  administrator_group_ids = ["00000000-0000-4000-8000-000000000005"]
  key_administrators      = ["00000000-0000-4000-8000-000000000006"]
  container_registry_ids  = {}
  node_pools = {
    system = { min = 1, desired = 3, max = 10 }
  }
  database = { size = "GP_Standard_D2ds_v5", storage_gib = 128, backup_retention_days = 35 }
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
}

run "refuses_a_cluster_without_administrators" {
  command = plan

  variables {
    administrator_group_ids = []
  }

  expect_failures = [var.administrator_group_ids]
}
