resource "aws_cloudwatch_event_bus" "platform" {
  region = var.region

  name               = local.full_name
  kms_key_identifier = aws_kms_key.functions.arn
  tags               = var.tags
}

data "aws_iam_policy_document" "publishers" {
  count = length(var.publisher_role_arns) > 0 ? 1 : 0

  statement {
    actions   = ["events:PutEvents"]
    resources = [aws_cloudwatch_event_bus.platform.arn]

    principals {
      type        = "AWS"
      identifiers = var.publisher_role_arns
    }

    # Nobody speaks for another source on this bus.
    condition {
      test     = "StringEquals"
      variable = "events:source"
      values   = [var.name]
    }
  }
}

resource "aws_cloudwatch_event_bus_policy" "publishers" {
  count  = length(var.publisher_role_arns) > 0 ? 1 : 0
  region = var.region

  event_bus_name = aws_cloudwatch_event_bus.platform.name
  policy         = data.aws_iam_policy_document.publishers[0].json
}

resource "aws_cloudwatch_event_rule" "confirmed" {
  region = var.region

  name           = "${local.full_name}-order-confirmed"
  description    = "Confirmed orders, for their receipts"
  event_bus_name = aws_cloudwatch_event_bus.platform.name
  event_pattern  = jsonencode({ source = [var.name], "detail-type" = ["order.confirmed"] })
  tags           = var.tags
}

resource "aws_cloudwatch_event_target" "orders" {
  region = var.region

  rule           = aws_cloudwatch_event_rule.confirmed.name
  event_bus_name = aws_cloudwatch_event_bus.platform.name
  arn            = aws_sqs_queue.orders.arn

  # What the bus cannot hand over for a day goes where failed events go, too.
  dead_letter_config {
    arn = aws_sqs_queue.dead.arn
  }

  retry_policy {
    maximum_event_age_in_seconds = 86400
    maximum_retry_attempts       = 185
  }
}
