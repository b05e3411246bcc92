data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}

locals {
  full_name = "${var.name}-${var.environment}"
  function  = "${local.full_name}-receipts"
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
}

resource "aws_lambda_function" "receipts" {
  region = var.region

  function_name    = local.function
  description      = "Writes the receipt of a confirmed order"
  filename         = var.package
  source_code_hash = filebase64sha256(var.package)
  handler          = var.handler
  runtime          = "nodejs24.x"
  architectures    = ["arm64"]
  role             = aws_iam_role.function.arn
  memory_size      = var.size_mib
  timeout          = var.timeout_seconds
  kms_key_arn      = aws_kms_key.functions.arn

  environment {
    variables = merge(var.variables, { RECEIPTS_URL = var.receipts_url })
  }

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.function.name
  }

  tags = var.tags

  depends_on = [aws_iam_role_policy.function]
}

resource "aws_lambda_event_source_mapping" "orders" {
  region = var.region

  function_name    = aws_lambda_function.receipts.arn
  event_source_arn = aws_sqs_queue.orders.arn
  batch_size       = 10
  # One bad event comes back alone; the rest of its batch is done.
  function_response_types = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = var.max_concurrency
  }

  tags = var.tags
}

resource "aws_cloudwatch_log_group" "function" {
  region = var.region

  name              = "/aws/lambda/${local.function}"
  retention_in_days = var.log_retention_days
  kms_key_id        = aws_kms_key.functions.arn
  tags              = var.tags
}
