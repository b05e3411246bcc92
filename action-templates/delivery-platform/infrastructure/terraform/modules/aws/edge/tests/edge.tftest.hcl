mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111122223333" }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }
}

variables {
  name            = "delivery-platform"
  environment     = "production"
  hostnames       = ["api.example.com"]
  certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-4000-8000-000000000000"
  origin = {
    load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/gateway/0123456789abcdef"
    hostname          = "internal-gateway-1234567890.eu-west-1.elb.amazonaws.com"
  }
}

run "speaks_tls_1_3_only" {
  command = plan

  assert {
    condition     = aws_cloudfront_distribution.main.viewer_certificate[0].minimum_protocol_version == "TLSv1.3_2025"
    error_message = "Clients may speak less than TLS 1.3."
  }

  assert {
    condition     = aws_cloudfront_distribution.main.default_cache_behavior[0].viewer_protocol_policy == "redirect-to-https"
    error_message = "Plain HTTP is answered."
  }

  assert {
    condition     = aws_cloudfront_vpc_origin.gateway.vpc_origin_endpoint_config[0].origin_protocol_policy == "https-only"
    error_message = "The way to the cluster is not encrypted."
  }
}

run "limits_first_and_blocks" {
  command = plan

  assert {
    condition     = one([for rule in aws_wafv2_web_acl.main.rule : rule.statement[0].rate_based_statement[0].limit if rule.priority == 0]) == 2000
    error_message = "The first rule is not the limit of 2000 requests in five minutes."
  }

  assert {
    condition = toset([for rule in aws_wafv2_web_acl.main.rule : rule.name]) == toset([
      "rate-limit", "AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesKnownBadInputsRuleSet", "AWSManagedRulesCommonRuleSet", "AWSManagedRulesSQLiRuleSet",
    ])
    error_message = "Rules are missing."
  }

  assert {
    condition     = alltrue([for rule in aws_wafv2_web_acl.main.rule : length(rule.override_action[0].count) == 0 if rule.priority > 0])
    error_message = "The managed rules only count."
  }
}

run "counts_when_told" {
  command = plan

  variables {
    count_only = true
  }

  assert {
    condition     = alltrue([for rule in aws_wafv2_web_acl.main.rule : length(rule.override_action[0].count) == 1 if rule.priority > 0])
    error_message = "The managed rules block."
  }
}

run "logs_nothing_that_lets_somebody_in" {
  command = plan

  assert {
    condition     = toset(flatten([for field in aws_wafv2_web_acl_logging_configuration.main.redacted_fields : field.single_header[*].name])) == toset(["authorization", "cookie"])
    error_message = "Tokens or cookies are logged."
  }
}

run "buys_no_shield_unless_told" {
  command = plan

  assert {
    condition     = length(aws_shield_protection.distribution) == 0
    error_message = "Shield Advanced is used, which costs a subscription."
  }
}

run "refuses_a_certificate_of_another_region" {
  command = plan

  variables {
    certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-4000-8000-000000000000"
  }

  expect_failures = [var.certificate_arn]
}

run "refuses_addresses_in_place_of_names" {
  command = plan

  variables {
    hostnames = ["https://api.example.com/"]
  }

  expect_failures = [var.hostnames]
}
