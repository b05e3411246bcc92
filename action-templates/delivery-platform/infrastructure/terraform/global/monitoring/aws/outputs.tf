output "alert_topic_arns" {
  description = "Topics that are told of alerts, by region: alarm_topic_arns of the environments."
  value       = { for region, topic in aws_sns_topic.alerts : region => topic.arn }
}

output "archive_bucket" {
  description = "Bucket of the archive, for global/security/aws."
  value       = aws_s3_bucket.archive.bucket
}

output "archive_kms_key_arn" {
  description = "Key that encrypts the archive, for global/security/aws."
  value       = aws_kms_key.archive.arn
}
