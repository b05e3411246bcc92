mock_provider "aws" {
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}", minified_json = "{}" }
  }
}

run "keeps_logs_write_once_and_tells_both_regions" {
  command = plan

  assert {
    condition     = aws_s3_bucket_object_lock_configuration.archive.rule[0].default_retention[0].mode == "COMPLIANCE"
    error_message = "Nobody deletes archived logs."
  }

  assert {
    condition     = aws_s3_bucket_object_lock_configuration.archive.rule[0].default_retention[0].days == 400
    error_message = "They are kept for more than a year."
  }

  assert {
    condition     = toset([for statement in data.aws_iam_policy_document.archive.statement : one(statement.condition).variable if statement.effect == "Deny"]) == toset(["aws:SecureTransport", "s3:TlsVersion"])
    error_message = "Nobody reaches the archive in the clear, or by an old version of TLS."
  }

  assert {
    condition     = length(aws_sns_topic_subscription.email) == 2
    error_message = "Alarms of both regions reach somebody."
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
