# A cloud that fails three checks in a row, ten seconds apart, gets no more traffic: with the TTL of 30 s customers are
# elsewhere in about a minute, without anybody doing anything.
resource "aws_route53_health_check" "cloud" {
  for_each = var.clouds

  fqdn              = "${each.key}.${var.hostname}"
  type              = "HTTPS"
  port              = 443
  resource_path     = var.health_path
  enable_sni        = true
  request_interval  = 10
  failure_threshold = 3
  measure_latency   = true

  tags = {
    Name = "${var.name}-${each.key}"
  }
}
