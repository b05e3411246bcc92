output "findings_topic" {
  description = "Full name of the topic of security findings."
  value       = google_pubsub_topic.findings.id
}
