output "state_bucket" {
  description = "Name of the bucket of the states, for the backend of every root."
  value       = aws_s3_bucket.state.bucket
}

output "state_kms_key_arn" {
  description = "ARN of the key that encrypts the states."
  value       = aws_kms_key.state.arn
}

output "oidc_provider_arn" {
  description = "ARN of the OIDC provider of GitHub's jobs."
  value       = aws_iam_openid_connect_provider.github.arn
}

output "role_arns" {
  description = "ARNs of the roles by what they are for, for the identities of the fleet file."
  value       = { for name, role in aws_iam_role.github : name => role.arn }
}

output "registry" {
  description = "Host and path of the images, as values-aws.yaml has it."
  value       = "${var.account}.dkr.ecr.${var.region}.amazonaws.com/${var.name}"
}

output "registry_kms_key_arn" {
  description = "ARN of the key that encrypts the images."
  value       = aws_kms_key.images.arn
}
