resource "aws_security_group" "database" {
  region = var.region

  name        = "${local.full_name}-database"
  description = "PostgreSQL of ${local.full_name}"
  vpc_id      = var.network_id
  tags        = merge(var.tags, { Name = "${local.full_name}-database" })
}

# No rule lets anything out: the database calls nobody.
resource "aws_vpc_security_group_ingress_rule" "clients" {
  for_each = var.client_security_group_ids
  region   = var.region

  security_group_id            = aws_security_group.database.id
  description                  = "PostgreSQL from ${each.key}"
  referenced_security_group_id = each.value
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}
