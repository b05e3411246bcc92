output "address" {
  description = "Public IPv4 address of the load balancer, for DNS."
  value       = google_compute_global_address.this["IPV4"].address
}

output "address_ipv6" {
  description = "Public IPv6 address of the load balancer, for DNS."
  value       = google_compute_global_address.this["IPV6"].address
}

output "dns_authorizations" {
  description = "Records by which Certificate Manager sees that the domains are yours; the certificate is issued once they are there. Domain => name, type and data."
  value       = { for domain, authorization in google_certificate_manager_dns_authorization.this : domain => authorization.dns_resource_record[0] }
}

output "backend_service" {
  description = "Full name of the backend service, for monitoring."
  value       = google_compute_backend_service.gateway.id
}

output "security_policy" {
  description = "Full name of the Cloud Armor policy, for other backends to share."
  value       = google_compute_security_policy.this.id
}
