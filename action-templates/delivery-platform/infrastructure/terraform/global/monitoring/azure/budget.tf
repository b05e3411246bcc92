# The limit is told, not enforced: a platform that is switched off at the end of the month serves nobody.
resource "azurerm_consumption_budget_subscription" "month" {
  name            = var.name
  subscription_id = "/subscriptions/${var.subscription_id}"
  amount          = var.monthly_budget
  time_grain      = "Monthly"

  time_period {
    start_date = "${var.budget_start}T00:00:00Z"
  }

  notification {
    operator       = "GreaterThanOrEqualTo"
    threshold      = 80
    contact_emails = var.emails
  }

  notification {
    operator       = "GreaterThanOrEqualTo"
    threshold      = 100
    threshold_type = "Forecasted"
    contact_emails = var.emails
  }
}
