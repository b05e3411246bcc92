# Who may ask at all. Inside, fine-grained access control says which index, and for what.
data "aws_iam_policy_document" "access" {
  statement {
    actions   = ["es:ESHttp*"]
    resources = ["arn:${local.partition}:es:${var.region}:${local.account}:domain/${local.domain}/*"]

    principals {
      type        = "AWS"
      identifiers = distinct(concat([var.administrator_role_arn], var.client_role_arns))
    }
  }
}

resource "aws_security_group" "search" {
  region = var.region

  name        = "${local.full_name}-search"
  description = "OpenSearch of ${local.full_name}"
  vpc_id      = var.network_id
  tags        = merge(var.tags, { Name = "${local.full_name}-search" })
}

resource "aws_vpc_security_group_ingress_rule" "clients" {
  for_each = var.client_security_group_ids
  region   = var.region

  security_group_id            = aws_security_group.search.id
  description                  = "HTTPS from ${each.key}"
  referenced_security_group_id = each.value
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
}
