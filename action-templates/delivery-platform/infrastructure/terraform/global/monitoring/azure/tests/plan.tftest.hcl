mock_provider "azurerm" {}

run "keeps_logs_write_once_and_asks_every_host" {
  command = plan

  assert {
    condition     = azurerm_storage_account.archive.immutability_policy[0].period_since_creation_in_days == 400
    error_message = "Nobody deletes archived logs for more than a year."
  }

  assert {
    condition     = !azurerm_storage_account.archive.shared_access_key_enabled
    error_message = "Nobody reads them by a key."
  }

  assert {
    condition     = length(azurerm_monitor_metric_alert.down) == 4
    error_message = "The silence of every host name is told."
  }
}

run "refuses_less_than_a_year" {
  command = plan

  variables {
    retention_days = 90
  }

  expect_failures = [var.retention_days]
}

run "refuses_a_budget_in_the_middle_of_a_month" {
  command = plan

  variables {
    budget_start = "2026-12-15"
  }

  expect_failures = [var.budget_start]
}
