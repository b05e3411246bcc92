mock_provider "google" {
  mock_resource "google_compute_global_address" {
    override_during = plan
    defaults = {
      address = "203.0.113.10"
    }
  }
}

variables {
  name        = "delivery-platform-production"
  environment = "production"
  project     = "example-production"
  domains     = ["shop.example.com", "api.example.com"]
}

run "tls_is_1_3_or_newer_and_http_only_redirects" {
  command = plan

  assert {
    condition     = google_compute_ssl_policy.this.min_tls_version == "TLS_1_3" && google_compute_ssl_policy.this.profile == "RESTRICTED"
    error_message = "Clients with an older TLS would be served."
  }
  assert {
    condition     = google_compute_url_map.redirect.default_url_redirect[0].https_redirect
    error_message = "Port 80 would serve."
  }
  assert {
    condition     = keys(google_certificate_manager_dns_authorization.this) == ["api.example.com", "shop.example.com"] && length(google_certificate_manager_certificate_map_entry.this) == 2
    error_message = "Each domain needs its record and its certificate."
  }
}

run "attacks_are_refused_before_clients_are_counted" {
  command = plan

  assert {
    condition     = max([for rule in google_compute_security_policy.this.rule : rule.priority if rule.action == "deny(403)" && rule.priority < 2147483647]...) < one([for rule in google_compute_security_policy.this.rule : rule.priority if rule.action == "rate_based_ban"])
    error_message = "The limit fits every request, so it would let attacks through that come after it."
  }
  assert {
    condition     = [for rule in google_compute_security_policy.this.rule : rule.preview if rule.action == "deny(403)" && rule.priority < 9000] == [for number in range(9) : false]
    error_message = "A set of rules against attacks is missing, or only logs."
  }
  assert {
    condition     = one([for rule in google_compute_security_policy.this.rule : rule.rate_limit_options[0].ban_threshold[0].count if rule.action == "rate_based_ban"]) == 6000
    error_message = "Who floods is banned at ten times the limit."
  }
  assert {
    condition     = google_compute_security_policy.this.adaptive_protection_config[0].layer_7_ddos_defense_config[0].enable
    error_message = "Floods of requests would not be noticed."
  }
}

run "preview_refuses_nothing" {
  command = plan

  variables {
    waf_mode = "preview"
  }

  assert {
    condition     = alltrue([for rule in google_compute_security_policy.this.rule : rule.preview if rule.priority < 9000])
    error_message = "A preview would refuse requests."
  }
}

run "only_what_services_mark_is_cached" {
  command = plan

  assert {
    condition     = google_compute_backend_service.gateway.enable_cdn && google_compute_backend_service.gateway.cdn_policy[0].cache_mode == "USE_ORIGIN_HEADERS"
    error_message = "One customer would see another's order."
  }
  assert {
    condition     = google_compute_backend_service.gateway.load_balancing_scheme == "EXTERNAL_MANAGED" && length(google_compute_backend_service.gateway.backend) == 0
    error_message = "Without a network endpoint group there is no backend."
  }
}

run "pods_of_every_zone_are_backends" {
  command = plan

  variables {
    gateway_neg = { name = "api-gateway", zones = ["europe-west1-b", "europe-west1-c", "europe-west1-d"] }
  }

  assert {
    condition = toset([for backend in google_compute_backend_service.gateway.backend : backend.group]) == toset([
      for zone in ["europe-west1-b", "europe-west1-c", "europe-west1-d"] :
      "https://www.googleapis.com/compute/v1/projects/example-production/zones/${zone}/networkEndpointGroups/api-gateway"
    ])
    error_message = "Pods of a zone would get no requests."
  }
}

run "refuses_what_is_no_protection" {
  command = plan

  variables {
    domains             = ["https://shop.example.com"]
    gateway_neg         = { name = "api-gateway", zones = [] }
    requests_per_minute = 1
    waf_mode            = "off"
    waf_sensitivity     = 0
    min_tls_version     = "TLS_1_0"
  }

  expect_failures = [
    var.domains, var.gateway_neg, var.requests_per_minute, var.waf_mode, var.waf_sensitivity, var.min_tls_version,
  ]
}
