locals {
  # Metrics of Route 53 are in us-east-1 only, and an alarm tells topics of its own region only.
  alert_regions = toset([var.region, "us-east-1"])
}

resource "aws_sns_topic" "alerts" {
  for_each = local.alert_regions

  region            = each.key
  name              = "${var.name}-alerts"
  kms_master_key_id = aws_kms_key.alerts[each.key].arn
}

resource "aws_sns_topic_subscription" "email" {
  for_each = { for pair in setproduct(local.alert_regions, var.emails) : join(" ", pair) => pair }

  region    = each.value[0]
  topic_arn = aws_sns_topic.alerts[each.value[0]].arn
  protocol  = "email"
  endpoint  = each.value[1]
}

resource "aws_cloudwatch_metric_alarm" "cloud_down" {
  for_each = var.health_check_ids

  region              = "us-east-1"
  alarm_name          = "${var.name}-${each.key}-down"
  alarm_description   = "Route 53 sends no more customers to ${each.key}. Runbook: disaster-recovery/."
  namespace           = "AWS/Route53"
  metric_name         = "HealthCheckStatus"
  dimensions          = { HealthCheckId = each.value }
  statistic           = "Minimum"
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  period              = 60
  evaluation_periods  = 2
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_sns_topic.alerts["us-east-1"].arn]
  ok_actions          = [aws_sns_topic.alerts["us-east-1"].arn]
}
