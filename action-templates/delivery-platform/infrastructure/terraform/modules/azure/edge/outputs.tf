output "endpoint" {
  description = "Host name of the Front Door endpoint; DNS points the hostnames to it."
  value       = azurerm_cdn_frontdoor_endpoint.main.host_name
}

output "front_door_id" {
  description = "What Front Door writes into the header X-Azure-FDID. The Gateway refuses requests without it: the service tag alone lets in the Front Doors of others."
  value       = azurerm_cdn_frontdoor_profile.main.resource_guid
}

output "dns_records" {
  description = "Records by which Front Door sees that the host names are yours: name, type and data. Certificates are issued once they are there."
  value = {
    for host, domain in azurerm_cdn_frontdoor_custom_domain.main : host => {
      name   = "_dnsauth.${host}"
      type   = "TXT"
      "data" = domain.validation_token
    }
  }
}

output "firewall_policy_id" {
  description = "Id of the firewall policy."
  value       = azurerm_cdn_frontdoor_firewall_policy.main.id
}

output "profile_id" {
  description = "Id of the Front Door profile, for alerts and to purge what it has cached."
  value       = azurerm_cdn_frontdoor_profile.main.id
}
