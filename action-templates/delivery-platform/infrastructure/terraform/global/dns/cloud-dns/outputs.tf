output "name_servers" {
  description = "Name servers that the parent of the zone must delegate to."
  value       = google_dns_managed_zone.this.name_servers
}

output "zone" {
  description = "Name of the zone, for the fleet file."
  value       = google_dns_managed_zone.this.name
}
