mock_provider "aws" {
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}", minified_json = "{}" }
  }
}

run "watches_every_region_and_account" {
  command = plan

  assert {
    condition     = aws_cloudtrail.organization.is_multi_region_trail && aws_cloudtrail.organization.is_organization_trail && aws_cloudtrail.organization.enable_log_file_validation
    error_message = "The trail sees everything, and its files cannot be changed unseen."
  }

  assert {
    condition     = length(aws_guardduty_detector_feature.this) == 5
    error_message = "GuardDuty looks at all it can."
  }

  assert {
    condition = (
      toset([for feature in aws_guardduty_organization_configuration_feature.this : feature.name if feature.auto_enable == "ALL"]) == toset(keys(aws_guardduty_detector_feature.this))
      && aws_guardduty_organization_configuration_feature.runtime.auto_enable == "ALL"
    )
    error_message = "It looks at less in the accounts where the clusters run."
  }
}

run "refuses_to_forbid_its_own_region" {
  command = plan

  variables {
    allowed_regions = ["us-west-2"]
  }

  expect_failures = [var.allowed_regions]
}

run "refuses_a_name_for_a_unit" {
  command = plan

  variables {
    guarded_units = ["Workloads"]
  }

  expect_failures = [var.guarded_units]
}
