output "name_servers" {
  description = "Name servers that the parent of the zone must delegate to."
  value       = aws_route53_zone.this.name_servers
}

output "zone_id" {
  description = "Id of the zone, for the fleet file."
  value       = aws_route53_zone.this.zone_id
}

output "health_check_ids" {
  description = "Ids of the health checks by cloud: global/monitoring/aws alerts on them."
  value       = { for cloud, check in aws_route53_health_check.cloud : cloud => check.id }
}
