# Every request that CloudFront has answered, by its standard logging v2.

resource "aws_cloudwatch_log_group" "access" {
  region = local.region

  name              = "/aws/cloudfront/${local.full_name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = aws_kms_key.logs.arn
  tags              = var.tags
}

resource "aws_cloudwatch_log_delivery_source" "access" {
  region = local.region

  name         = "${local.full_name}-access"
  log_type     = "ACCESS_LOGS"
  resource_arn = aws_cloudfront_distribution.main.arn
  tags         = var.tags
}

resource "aws_cloudwatch_log_delivery_destination" "access" {
  region = local.region

  name          = "${local.full_name}-access"
  output_format = "json"
  tags          = var.tags

  delivery_destination_configuration {
    destination_resource_arn = aws_cloudwatch_log_group.access.arn
  }
}

resource "aws_cloudwatch_log_delivery" "access" {
  region = local.region

  delivery_source_name     = aws_cloudwatch_log_delivery_source.access.name
  delivery_destination_arn = aws_cloudwatch_log_delivery_destination.access.arn
  tags                     = var.tags

  depends_on = [aws_cloudwatch_log_resource_policy.delivery]
}
