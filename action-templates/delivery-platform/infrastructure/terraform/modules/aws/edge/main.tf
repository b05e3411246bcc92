data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}

locals {
  full_name = "${var.name}-${var.environment}"
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
  # CloudFront is everywhere and is configured in one place.
  region = "us-east-1"
}

data "aws_cloudfront_cache_policy" "origin_decides" {
  name = "UseOriginCacheControlHeaders-QueryStrings"
}

# The Host header goes on to the Gateway, whose route has the same name behind every cloud's edge.
data "aws_cloudfront_origin_request_policy" "all" {
  name = "Managed-AllViewer"
}

data "aws_cloudfront_response_headers_policy" "security" {
  name = "Managed-SecurityHeadersPolicy"
}

resource "aws_cloudfront_vpc_origin" "gateway" {
  vpc_origin_endpoint_config {
    name                   = local.full_name
    arn                    = var.origin.load_balancer_arn
    http_port              = 80
    https_port             = 443
    origin_protocol_policy = "https-only"

    # CloudFront speaks no TLS 1.3 to origins.
    origin_ssl_protocols {
      items    = ["TLSv1.2"]
      quantity = 1
    }
  }

  tags = var.tags
}

resource "aws_cloudfront_distribution" "main" {
  comment         = local.full_name
  enabled         = true
  is_ipv6_enabled = true
  http_version    = "http2and3"
  price_class     = "PriceClass_All"
  aliases         = var.hostnames
  web_acl_id      = aws_wafv2_web_acl.main.arn

  origin {
    origin_id   = "gateway"
    domain_name = var.origin.hostname

    vpc_origin_config {
      vpc_origin_id            = aws_cloudfront_vpc_origin.gateway.id
      origin_keepalive_timeout = 30
      origin_read_timeout      = 30
    }
  }

  # Nothing is kept at the edge unless the service says so by Cache-Control: orders are nobody else's.
  default_cache_behavior {
    target_origin_id           = "gateway"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = true
    cache_policy_id            = data.aws_cloudfront_cache_policy.origin_decides.id
    origin_request_policy_id   = data.aws_cloudfront_origin_request_policy.all.id
    response_headers_policy_id = data.aws_cloudfront_response_headers_policy.security.id
  }

  viewer_certificate {
    acm_certificate_arn      = var.certificate_arn
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.3_2025"
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  tags = var.tags
}

# Beside Shield Standard, which every distribution has: round-the-clock response team and protection against the bill.
resource "aws_shield_protection" "distribution" {
  count = var.shield_advanced ? 1 : 0

  name         = local.full_name
  resource_arn = aws_cloudfront_distribution.main.arn
  tags         = var.tags
}
