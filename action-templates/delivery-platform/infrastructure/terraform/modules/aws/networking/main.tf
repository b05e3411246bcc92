data "aws_availability_zones" "available" {
  region = var.region
  state  = "available"

  # Local and Wavelength zones have neither NAT gateways nor EKS control planes.
  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

locals {
  full_name    = "${var.name}-${var.environment}"
  zones        = slice(data.aws_availability_zones.available.names, 0, var.zones)
  nat_per_zone = coalesce(var.nat_per_zone, var.environment == "production")

  # Eighths of the range: the first three for nodes and pods, the seventh and eighth for small subnets.
  node_ranges     = [for index in range(var.zones) : cidrsubnet(var.cidr, 3, index)]
  public_ranges   = [for index in range(var.zones) : cidrsubnet(var.cidr, 8, 192 + index)]
  database_ranges = [for index in range(var.zones) : cidrsubnet(var.cidr, 8, 224 + index)]
}

module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "6.6.0"

  region = var.region
  name   = local.full_name
  cidr   = var.cidr
  azs    = local.zones

  private_subnets  = local.node_ranges
  public_subnets   = local.public_ranges
  database_subnets = local.database_ranges

  enable_dns_hostnames = true

  enable_nat_gateway     = true
  single_nat_gateway     = !local.nat_per_zone
  one_nat_gateway_per_az = local.nat_per_zone

  create_database_subnet_group       = true
  create_database_subnet_route_table = true
  database_subnet_group_name         = local.full_name

  # What is put into no security group can talk to nobody.
  manage_default_security_group  = true
  default_security_group_ingress = []
  default_security_group_egress  = []

  # By these tags the AWS Load Balancer Controller finds where load balancers go.
  public_subnet_tags  = { "kubernetes.io/role/elb" = "1" }
  private_subnet_tags = { "kubernetes.io/role/internal-elb" = "1" }

  enable_flow_log                                 = true
  create_flow_log_cloudwatch_log_group            = true
  create_flow_log_cloudwatch_iam_role             = true
  vpc_flow_log_iam_role_name                      = "${local.full_name}-flow-logs"
  vpc_flow_log_iam_role_use_name_prefix           = false
  vpc_flow_log_iam_policy_name                    = "${local.full_name}-flow-logs"
  vpc_flow_log_iam_policy_use_name_prefix         = false
  flow_log_cloudwatch_log_group_retention_in_days = var.flow_log_retention_days
  flow_log_cloudwatch_log_group_kms_key_id        = aws_kms_key.flow_logs.arn
  flow_log_max_aggregation_interval               = 60
  flow_log_traffic_type                           = "ALL"

  tags = var.tags
}
