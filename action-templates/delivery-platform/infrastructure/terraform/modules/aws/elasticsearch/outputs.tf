output "endpoint" {
  description = "Host name of the domain, for HTTPS on port 443."
  value       = aws_opensearch_domain.main.endpoint
}

output "port" {
  description = "Port of the domain."
  value       = 443
}

output "domain_arn" {
  description = "ARN of the domain."
  value       = aws_opensearch_domain.main.arn
}

output "domain_name" {
  description = "Name of the domain."
  value       = aws_opensearch_domain.main.domain_name
}

output "security_group_id" {
  description = "Security group of the domain."
  value       = aws_security_group.search.id
}

output "snapshot_bucket" {
  description = "Name of the bucket for snapshots."
  value       = aws_s3_bucket.snapshots.bucket
}

output "snapshot_role_arn" {
  description = "ARN of the role that the domain takes to write snapshots; to be named when the bucket is registered as a repository."
  value       = aws_iam_role.snapshots.arn
}

output "kms_key_arn" {
  description = "ARN of the key that encrypts the domain, its snapshots and its logs."
  value       = aws_kms_key.search.arn
}
