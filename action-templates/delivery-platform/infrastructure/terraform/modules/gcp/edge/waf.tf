locals {
  # Google's rules from the OWASP Core Rule Set 4.22. methodenforcement is left out: it refuses DELETE, by which the
  # platform cancels orders. The rules for Java and PHP find nothing here.
  rule_sets = [
    "sqli", "xss", "lfi", "rfi", "rce", "generic", "protocolattack", "scannerdetection", "sessionfixation",
  ]
}

# Floods below HTTP never reach it: Google's front ends take them, for every load balancer and without a setting.
resource "google_compute_security_policy" "this" {
  name        = var.name
  project     = var.project
  description = "What may reach ${var.name}."
  type        = "CLOUD_ARMOR"
  labels      = local.labels

  advanced_options_config {
    # Attacks inside JSON are found in its values; read as one text, half of them are missed.
    json_parsing = "STANDARD"
    log_level    = "NORMAL"
  }

  # Learns what is usual, tells of floods of requests, and proposes a rule against each.
  adaptive_protection_config {
    layer_7_ddos_defense_config {
      enable          = true
      rule_visibility = "STANDARD"
    }
  }

  dynamic "rule" {
    for_each = local.rule_sets
    content {
      description = rule.value
      priority    = 1000 + rule.key * 10
      action      = "deny(403)"
      preview     = var.waf_mode == "preview"
      match {
        expr {
          expression = "evaluatePreconfiguredWaf('${rule.value}-v422-stable', {'sensitivity': ${var.waf_sensitivity}})"
        }
      }
    }
  }

  # The first rule that fits decides, and this one fits every request: so it comes after those against attacks.
  rule {
    description = "limit of each client"
    priority    = 9000
    action      = "rate_based_ban"
    match {
      versioned_expr = "SRC_IPS_V1"
      config {
        src_ip_ranges = ["*"]
      }
    }
    rate_limit_options {
      conform_action = "allow"
      exceed_action  = "deny(429)"
      enforce_on_key = "IP"
      rate_limit_threshold {
        count        = var.requests_per_minute
        interval_sec = 60
      }
      ban_threshold {
        count        = var.requests_per_minute * 10
        interval_sec = 60
      }
      ban_duration_sec = 600
    }
  }

  # Google asks for it; no request gets here.
  rule {
    description = "the rest"
    priority    = 2147483647
    action      = "deny(403)"
    match {
      versioned_expr = "SRC_IPS_V1"
      config {
        src_ip_ranges = ["*"]
      }
    }
  }
}
