output "network_id" {
  description = "Id of the VPC."
  value       = module.vpc.vpc_id
}

output "network_cidr" {
  description = "IPv4 range of the VPC."
  value       = module.vpc.vpc_cidr_block
}

output "node_subnet_ids" {
  description = "Ids of the private subnets, one a zone, for nodes, pods, search and functions."
  value       = module.vpc.private_subnets
}

output "public_subnet_ids" {
  description = "Ids of the public subnets, one a zone, for load balancers and NAT gateways only."
  value       = module.vpc.public_subnets
}

output "database_subnet_ids" {
  description = "Ids of the database subnets, one a zone, without a route to the internet."
  value       = module.vpc.database_subnets
}

output "database_subnet_group" {
  description = "Name of the subnet group of the database subnets."
  value       = module.vpc.database_subnet_group_name
}

output "nat_addresses" {
  description = "Public addresses that everything inside is seen with from outside."
  value       = module.vpc.nat_public_ips
}
