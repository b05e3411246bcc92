data "google_project" "environment" {
  for_each = var.environment_projects

  project_id = each.key
}

# The limit is told, not enforced: a platform that is switched off at the end of the month serves nobody.
resource "google_billing_budget" "month" {
  billing_account = var.billing_account
  display_name    = var.name

  budget_filter {
    projects = [for project in data.google_project.environment : "projects/${project.number}"]
  }

  amount {
    specified_amount {
      currency_code = var.currency
      units         = tostring(floor(var.monthly_budget))
    }
  }

  threshold_rules {
    threshold_percent = 0.8
  }

  threshold_rules {
    threshold_percent = 1
    spend_basis       = "FORECASTED_SPEND"
  }

  all_updates_rule {
    monitoring_notification_channels = [for channel in google_monitoring_notification_channel.email : channel.id]
  }
}
