output "trail_arn" {
  description = "ARN of the trail."
  value       = aws_cloudtrail.organization.arn
}

output "detector_id" {
  description = "Id of the GuardDuty detector."
  value       = aws_guardduty_detector.this.id
}
