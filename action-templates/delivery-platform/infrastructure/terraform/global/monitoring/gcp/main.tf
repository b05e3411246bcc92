resource "google_monitoring_notification_channel" "email" {
  for_each = var.emails

  display_name = each.key
  type         = "email"
  labels       = { email_address = each.key }
}

resource "google_monitoring_uptime_check_config" "host" {
  for_each = var.hostnames

  display_name = each.key
  period       = "60s"
  timeout      = "10s"

  http_check {
    path         = "/readyz"
    port         = 443
    use_ssl      = true
    validate_ssl = true
  }

  monitored_resource {
    type   = "uptime_url"
    labels = { project_id = var.project, host = each.key }
  }
}

resource "google_monitoring_alert_policy" "down" {
  for_each = var.hostnames

  display_name          = "${each.key} does not answer"
  combiner              = "OR"
  severity              = "CRITICAL"
  notification_channels = [for channel in google_monitoring_notification_channel.email : channel.id]

  conditions {
    display_name = "Two regions or more see no answer for two minutes"

    condition_threshold {
      filter = join(" AND ", [
        "resource.type = \"uptime_url\"",
        "metric.type = \"monitoring.googleapis.com/uptime_check/check_passed\"",
        "metric.labels.check_id = \"${google_monitoring_uptime_check_config.host[each.key].uptime_check_id}\"",
      ])
      comparison      = "COMPARISON_GT"
      threshold_value = 1
      duration        = "120s"

      aggregations {
        alignment_period     = "120s"
        per_series_aligner   = "ALIGN_NEXT_OLDER"
        cross_series_reducer = "REDUCE_COUNT_FALSE"
        group_by_fields      = ["resource.label.host"]
      }
    }
  }

  documentation {
    mime_type = "text/markdown"
    content   = "Customers do not get through to ${each.key}. Runbook: disaster-recovery/."
  }
}
