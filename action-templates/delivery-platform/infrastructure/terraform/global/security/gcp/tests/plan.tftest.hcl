mock_provider "google" {}

run "enforces_what_owners_cannot_undo" {
  command = plan

  assert {
    condition     = alltrue([for policy in google_org_policy_policy.enforced : policy.spec[0].rules[0].enforce == "TRUE"])
    error_message = "Every guardrail is enforced."
  }

  assert {
    condition     = google_org_policy_policy.external_addresses.spec[0].rules[0].deny_all == "TRUE"
    error_message = "No machine has a public address."
  }
}

run "refuses_a_name_for_a_folder" {
  command = plan

  variables {
    folder_id = "platform"
  }

  expect_failures = [var.folder_id]
}
