output "notification_channels" {
  description = "Full names of the notification channels, for other alerts."
  value       = [for channel in google_monitoring_notification_channel.email : channel.id]
}

output "archive" {
  description = "Full name of the locked log bucket."
  value       = google_logging_project_bucket_config.archive.id
}
