# Images and tokens come by these, inside AWS: they neither cross the NAT gateways, which cost by the gigabyte, nor stop
# when one is lost. S3 has the layers of the images.

locals {
  interface_endpoints = toset(["ecr.api", "ecr.dkr", "sts"])
}

resource "aws_vpc_endpoint" "s3" {
  region = var.region

  vpc_id            = module.vpc.vpc_id
  service_name      = "com.amazonaws.${var.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = module.vpc.private_route_table_ids
  tags              = merge(var.tags, { Name = "${local.full_name}-s3" })
}

resource "aws_vpc_endpoint" "interface" {
  for_each = local.interface_endpoints
  region   = var.region

  vpc_id              = module.vpc.vpc_id
  service_name        = "com.amazonaws.${var.region}.${each.key}"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = module.vpc.private_subnets
  security_group_ids  = [aws_security_group.endpoints.id]
  tags                = merge(var.tags, { Name = "${local.full_name}-${each.key}" })
}

resource "aws_security_group" "endpoints" {
  region = var.region

  name        = "${local.full_name}-endpoints"
  description = "Endpoints of AWS services"
  vpc_id      = module.vpc.vpc_id
  tags        = merge(var.tags, { Name = "${local.full_name}-endpoints" })
}

resource "aws_vpc_security_group_ingress_rule" "endpoints" {
  region = var.region

  security_group_id = aws_security_group.endpoints.id
  description       = "HTTPS from the VPC"
  cidr_ipv4         = var.cidr
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}
