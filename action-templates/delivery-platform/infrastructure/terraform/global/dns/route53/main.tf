resource "aws_route53_zone" "this" {
  name    = var.zone
  comment = "Customers' way into ${var.name}, in all clouds"

  lifecycle {
    # A zone that is made anew gets other name servers, and everybody is gone until the delegation follows.
    prevent_destroy = true
  }
}

# Each cloud has a name of its own, so that smoke tests, health checks and people can ask one alone.
resource "aws_route53_record" "cloud" {
  for_each = var.clouds

  zone_id = aws_route53_zone.this.zone_id
  name    = "${each.key}.${var.hostname}"
  type    = "CNAME"
  ttl     = 300
  records = [each.value.target]
}

# All clouds share the customers' name by weight. CNAMEs, because Front Door has no fixed addresses and records of one
# name must be of one type.
resource "aws_route53_record" "weighted" {
  for_each = var.clouds

  zone_id         = aws_route53_zone.this.zone_id
  name            = var.hostname
  type            = "CNAME"
  ttl             = 30
  records         = [aws_route53_record.cloud[each.key].fqdn]
  set_identifier  = each.key
  health_check_id = aws_route53_health_check.cloud[each.key].id

  weighted_routing_policy {
    weight = each.value.weight
  }

  lifecycle {
    # shift-traffic moves weights; Terraform must not move them back.
    ignore_changes = [weighted_routing_policy]
  }
}

resource "aws_route53_record" "verification" {
  for_each = var.verification_records

  zone_id = aws_route53_zone.this.zone_id
  name    = each.value.name
  type    = each.value.type
  ttl     = 300
  records = [each.value.data]
}
