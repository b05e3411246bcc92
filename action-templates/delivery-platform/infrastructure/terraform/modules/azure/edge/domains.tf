resource "azurerm_cdn_frontdoor_custom_domain" "main" {
  for_each = toset(var.hostnames)

  name                     = replace(each.key, ".", "-")
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.main.id
  host_name                = each.key

  # Front Door has no higher minimum than TLS 1.2; it offers 1.3 first, and of 1.2 only what is still sound.
  tls {
    certificate_type = "ManagedCertificate"
    minimum_version  = "TLS12"

    cipher_suite {
      type = "TLS12_2023"
    }
  }
}
