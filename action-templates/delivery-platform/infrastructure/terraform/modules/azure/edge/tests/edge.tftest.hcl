mock_provider "azurerm" {
  source          = "../mocks"
  override_during = plan
}

variables {
  name                       = "delivery-platform"
  environment                = "production"
  resource_group_name        = "delivery-platform-production"
  hostnames                  = ["api.example.com"]
  origin                     = { hostname = "azure.api.example.com" }
  log_analytics_workspace_id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.OperationalInsights/workspaces/example"
}

run "refuses_attacks_and_floods" {
  command = plan

  assert {
    condition     = azurerm_cdn_frontdoor_firewall_policy.main.mode == "Prevention"
    error_message = "The firewall must refuse, not only log."
  }

  assert {
    condition     = toset(azurerm_cdn_frontdoor_firewall_policy.main.managed_rule[*].type) == toset(["Microsoft_DefaultRuleSet", "Microsoft_BotManagerRuleSet"])
    error_message = "Rules against attacks and against bots."
  }

  assert {
    condition     = azurerm_cdn_frontdoor_firewall_policy.main.custom_rule[0].type == "RateLimitRule" && azurerm_cdn_frontdoor_firewall_policy.main.custom_rule[0].rate_limit_threshold == 600
    error_message = "600 requests a minute from one address."
  }
}

run "speaks_tls_only" {
  command = plan

  assert {
    condition     = azurerm_cdn_frontdoor_custom_domain.main["api.example.com"].tls[0].cipher_suite[0].type == "TLS12_2023"
    error_message = "Of TLS 1.2 only what is still sound."
  }

  assert {
    condition     = azurerm_cdn_frontdoor_route.main.https_redirect_enabled && azurerm_cdn_frontdoor_route.main.forwarding_protocol == "HttpsOnly"
    error_message = "HTTP is redirected, and never spoken to the origin."
  }

  assert {
    condition     = azurerm_cdn_frontdoor_origin.main.certificate_name_check_enabled && azurerm_cdn_frontdoor_origin.main.host_name == "azure.api.example.com"
    error_message = "The origin must prove its name."
  }

  assert {
    condition     = !azurerm_cdn_frontdoor_route.main.link_to_default_domain && length(azurerm_cdn_frontdoor_route.cached) == 0
    error_message = "Nothing goes past the firewall, and nothing is kept unless that is said."
  }
}

run "comes_by_private_link" {
  command = plan

  variables {
    origin = {
      hostname = "azure.api.example.com"
      private_link = {
        service_id = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/delivery-platform-production/providers/Microsoft.Network/privateLinkServices/gateway"
        location   = "westeurope"
      }
    }
    cached_paths = ["/catalogue"]
  }

  assert {
    condition     = azurerm_cdn_frontdoor_origin.main.private_link[0].location == "westeurope"
    error_message = "The origin needs no public address."
  }

  assert {
    condition     = azurerm_cdn_frontdoor_route.cached[0].patterns_to_match == tolist(["/catalogue"])
    error_message = "The named paths are kept at the edge."
  }
}

run "refuses_to_cache_everything" {
  command = plan

  variables {
    cached_paths = ["/*"]
  }

  expect_failures = [var.cached_paths]
}

run "refuses_an_address_as_host_name" {
  command = plan

  variables {
    hostnames = ["https://api.example.com"]
  }

  expect_failures = [var.hostnames]
}
