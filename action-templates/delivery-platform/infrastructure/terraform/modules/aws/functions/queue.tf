resource "aws_sqs_queue" "orders" {
  region = var.region

  name              = "${local.full_name}-orders"
  kms_master_key_id = aws_kms_key.functions.arn
  # Lambda asks for six times the function's own limit, so that no event is worked on twice at a time.
  visibility_timeout_seconds = var.timeout_seconds * 6
  message_retention_seconds  = 345600

  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = 5 })
  tags           = var.tags
}

resource "aws_sqs_queue" "dead" {
  region = var.region

  name              = "${local.full_name}-orders-dead"
  kms_master_key_id = aws_kms_key.functions.arn
  # Two weeks, the longest there is: time to see the alarm, mend the function and send them again.
  message_retention_seconds = 1209600
  tags                      = var.tags
}

resource "aws_sqs_queue_redrive_allow_policy" "dead" {
  region = var.region

  queue_url            = aws_sqs_queue.dead.id
  redrive_allow_policy = jsonencode({ redrivePermission = "byQueue", sourceQueueArns = [aws_sqs_queue.orders.arn] })
}

data "aws_iam_policy_document" "queue" {
  for_each = { orders = aws_sqs_queue.orders.arn, dead = aws_sqs_queue.dead.arn }

  statement {
    sid       = "OnlyTheRule"
    actions   = ["sqs:SendMessage"]
    resources = [each.value]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.confirmed.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "queue" {
  for_each = { orders = aws_sqs_queue.orders.id, dead = aws_sqs_queue.dead.id }
  region   = var.region

  queue_url = each.value
  policy    = data.aws_iam_policy_document.queue[each.key].json
}
