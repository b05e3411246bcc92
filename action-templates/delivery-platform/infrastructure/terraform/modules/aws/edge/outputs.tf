output "endpoint" {
  description = "Host name of the distribution; DNS points the hostnames to it."
  value       = aws_cloudfront_distribution.main.domain_name
}

output "endpoint_zone_id" {
  description = "Route 53 zone of the distribution's name, for alias records."
  value       = aws_cloudfront_distribution.main.hosted_zone_id
}

output "distribution_id" {
  description = "Id of the distribution, to invalidate what it has cached."
  value       = aws_cloudfront_distribution.main.id
}

output "distribution_arn" {
  description = "ARN of the distribution."
  value       = aws_cloudfront_distribution.main.arn
}

output "firewall_arn" {
  description = "ARN of the web ACL."
  value       = aws_wafv2_web_acl.main.arn
}

output "log_group" {
  description = "Name of the log group of the firewall, in us-east-1."
  value       = aws_cloudwatch_log_group.firewall.name
}
