mock_provider "google" {}

run "locks_the_archive_and_asks_every_host" {
  command = plan

  assert {
    condition     = google_logging_project_bucket_config.archive.locked
    error_message = "Nobody deletes archived logs."
  }

  assert {
    condition     = length(google_monitoring_uptime_check_config.host) == 4 && length(google_monitoring_alert_policy.down) == 4
    error_message = "Every host name is asked, and its silence is told."
  }

  assert {
    condition     = length(google_logging_project_sink.archive) == 3
    error_message = "Every environment is archived."
  }
}

run "refuses_less_than_a_year" {
  command = plan

  variables {
    retention_days = 90
  }

  expect_failures = [var.retention_days]
}

run "refuses_nobody" {
  command = plan

  variables {
    emails = []
  }

  expect_failures = [var.emails]
}
