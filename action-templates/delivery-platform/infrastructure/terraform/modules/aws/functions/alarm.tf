resource "aws_cloudwatch_metric_alarm" "dead" {
  region = var.region

  alarm_name          = "${local.full_name}-orders-dead"
  alarm_description   = "Events of confirmed orders failed five times and wait in ${aws_sqs_queue.dead.name}."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.dead.name }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_topic_arns
  ok_actions          = var.alarm_topic_arns
  tags                = var.tags
}
