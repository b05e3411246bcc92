output "function_name" {
  description = "Name of the function."
  value       = aws_lambda_function.receipts.function_name
}

output "function_arn" {
  description = "ARN of the function."
  value       = aws_lambda_function.receipts.arn
}

output "event_bus" {
  description = "Name of the event bus that the services publish to."
  value       = aws_cloudwatch_event_bus.platform.name
}

output "event_bus_arn" {
  description = "ARN of the event bus."
  value       = aws_cloudwatch_event_bus.platform.arn
}

output "queue_url" {
  description = "URL of the queue between the bus and the function."
  value       = aws_sqs_queue.orders.url
}

output "dead_letter_queue_url" {
  description = "URL of the queue with the events that failed five times. Anything in it raises the alarm; redrive it when the cause is gone."
  value       = aws_sqs_queue.dead.url
}

output "dead_letter_alarm" {
  description = "Name of the alarm on the dead letter queue."
  value       = aws_cloudwatch_metric_alarm.dead.alarm_name
}
