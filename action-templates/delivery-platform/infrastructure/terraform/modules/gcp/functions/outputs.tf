output "topic" {
  description = "Full name of the topic that events are published to."
  value       = google_pubsub_topic.events.id
}

output "function_name" {
  description = "Name of the function."
  value       = google_cloudfunctions2_function.this.name
}

output "function_role" {
  description = "E-mail address of the service account the function runs as. It has no rights of its own: grant it what the handler needs."
  value       = google_service_account.function.email
}

output "dead_letter_subscription" {
  description = "Full name of the subscription that keeps dead events for 14 days; look at it when its alert fires."
  value       = google_pubsub_subscription.dead_letters.id
}
