output "cluster_name" {
  description = "Name of the cluster, as the fleet file has it."
  value       = module.eks.cluster_name
}

output "cluster_arn" {
  description = "ARN of the cluster."
  value       = module.eks.cluster_arn
}

output "cluster_endpoint" {
  description = "Address of the API server."
  value       = module.eks.cluster_endpoint
}

output "cluster_certificate_authority" {
  description = "Certificate authority of the API server, PEM in base64."
  value       = module.eks.cluster_certificate_authority_data
}

output "kubernetes_version" {
  description = "Version of Kubernetes that the control plane runs."
  value       = module.eks.cluster_version
}

output "oidc_issuer" {
  description = "Issuer of the cluster's service account tokens."
  value       = module.eks.cluster_oidc_issuer_url
}

output "node_security_group_id" {
  description = "Security group of all nodes, and so of all pods: databases and search let this one in."
  value       = module.eks.node_security_group_id
}

output "node_role_arns" {
  description = "ARNs of the nodes' IAM roles by pool; they may pull from every ECR repository of the account."
  value       = { for name, group in module.eks.eks_managed_node_groups : name => group.iam_role_arn }
}

output "workload_role_arns" {
  description = "ARNs of the pods' IAM roles, by the names of workloads."
  value       = { for name, workload in module.workload : name => workload.iam_role_arn }
}

output "kms_key_arn" {
  description = "ARN of the key that encrypts Secrets, volumes and logs."
  value       = aws_kms_key.cluster.arn
}
