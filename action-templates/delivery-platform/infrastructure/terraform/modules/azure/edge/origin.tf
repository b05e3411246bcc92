resource "azurerm_cdn_frontdoor_origin_group" "main" {
  name                     = "gateway"
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.main.id
  session_affinity_enabled = false

  load_balancing {
    sample_size                 = 4
    successful_samples_required = 3
  }

  health_probe {
    protocol            = "Https"
    path                = "/readyz"
    request_type        = "GET"
    interval_in_seconds = 30
  }
}

resource "azurerm_cdn_frontdoor_origin" "main" {
  name                           = "gateway"
  cdn_frontdoor_origin_group_id  = azurerm_cdn_frontdoor_origin_group.main.id
  host_name                      = coalesce(var.origin.address, var.origin.hostname)
  origin_host_header             = var.origin.hostname
  certificate_name_check_enabled = true
  http_port                      = 80
  https_port                     = 443

  dynamic "private_link" {
    for_each = var.origin.private_link[*]

    content {
      private_link_target_id = private_link.value.service_id
      location               = private_link.value.location
      request_message        = "Front Door of ${local.full_name}"
    }
  }
}

# Reached by the host names only: the endpoint's own name answers nothing.
resource "azurerm_cdn_frontdoor_route" "main" {
  name                            = "everything"
  cdn_frontdoor_endpoint_id       = azurerm_cdn_frontdoor_endpoint.main.id
  cdn_frontdoor_origin_group_id   = azurerm_cdn_frontdoor_origin_group.main.id
  cdn_frontdoor_origin_ids        = [azurerm_cdn_frontdoor_origin.main.id]
  cdn_frontdoor_custom_domain_ids = values(azurerm_cdn_frontdoor_custom_domain.main)[*].id
  patterns_to_match               = ["/*"]
  supported_protocols             = ["Http", "Https"]
  https_redirect_enabled          = true
  forwarding_protocol             = "HttpsOnly"
  link_to_default_domain          = false
}

resource "azurerm_cdn_frontdoor_route" "cached" {
  count = length(var.cached_paths) > 0 ? 1 : 0

  name                            = "cached"
  cdn_frontdoor_endpoint_id       = azurerm_cdn_frontdoor_endpoint.main.id
  cdn_frontdoor_origin_group_id   = azurerm_cdn_frontdoor_origin_group.main.id
  cdn_frontdoor_origin_ids        = [azurerm_cdn_frontdoor_origin.main.id]
  cdn_frontdoor_custom_domain_ids = values(azurerm_cdn_frontdoor_custom_domain.main)[*].id
  patterns_to_match               = var.cached_paths
  supported_protocols             = ["Http", "Https"]
  https_redirect_enabled          = true
  forwarding_protocol             = "HttpsOnly"
  link_to_default_domain          = false

  cache {
    query_string_caching_behavior = "UseQueryString"
    compression_enabled           = true
    content_types_to_compress     = ["application/json", "application/javascript", "text/css", "text/html", "image/svg+xml"]
  }
}
