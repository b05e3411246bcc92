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
  # Any file will do: nothing is sent anywhere.
  package             = "main.tf"
  name                = "delivery-platform"
  environment         = "production"
  region              = "eu-west-1"
  receipts_url        = "https://receipts.example.com/receipts"
  publisher_role_arns = ["arn:aws:iam::111122223333:role/delivery-platform-production-orders"]
  alarm_topic_arns    = ["arn:aws:sns:eu-west-1:111122223333:alerts"]
}

run "runs_on_node_24" {
  command = plan

  assert {
    condition     = aws_lambda_function.receipts.runtime == "nodejs24.x" && one(aws_lambda_function.receipts.architectures) == "arm64"
    error_message = "The function does not run on Node 24 on arm64."
  }
}

run "loses_no_event" {
  command = plan

  assert {
    condition     = aws_sqs_queue.orders.visibility_timeout_seconds == 180
    error_message = "An event may be worked on twice at a time: the queue waits less than six times the function."
  }

  assert {
    condition     = aws_sqs_queue.dead.message_retention_seconds > aws_sqs_queue.orders.message_retention_seconds
    error_message = "A failed event runs out before anybody has looked."
  }

  assert {
    condition     = contains(aws_lambda_event_source_mapping.orders.function_response_types, "ReportBatchItemFailures")
    error_message = "One bad event brings its whole batch back."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.dead.threshold == 0 && one(aws_cloudwatch_metric_alarm.dead.alarm_actions) == "arn:aws:sns:eu-west-1:111122223333:alerts"
    error_message = "Nobody hears of a failed event."
  }
}

run "takes_confirmed_orders_of_the_platform_only" {
  command = plan

  assert {
    condition     = jsondecode(aws_cloudwatch_event_rule.confirmed.event_pattern) == { source = ["delivery-platform"], "detail-type" = ["order.confirmed"] }
    error_message = "The rule takes other events."
  }
}

run "has_the_least_role" {
  command = plan

  assert {
    condition = toset(flatten([for statement in data.aws_iam_policy_document.function.statement : statement.actions])) == toset([
      "kms:Decrypt", "logs:CreateLogStream", "logs:PutLogEvents", "sqs:DeleteMessage", "sqs:GetQueueAttributes",
      "sqs:ReceiveMessage", "xray:PutTelemetryRecords", "xray:PutTraceSegments",
    ])
    error_message = "The function may do more than read its queue and write its log and traces."
  }
}

run "needs_no_publisher" {
  command = plan

  variables {
    publisher_role_arns = []
  }

  assert {
    condition     = length(aws_cloudwatch_event_bus_policy.publishers) == 0
    error_message = "The bus has a policy that names nobody, which EventBridge refuses."
  }
}

run "refuses_everybody_as_a_publisher" {
  command = plan

  variables {
    publisher_role_arns = ["*"]
  }

  expect_failures = [var.publisher_role_arns]
}

run "refuses_a_batch_of_more_than_a_quarter_of_an_hour" {
  command = plan

  variables {
    timeout_seconds = 901
  }

  expect_failures = [var.timeout_seconds]
}

run "refuses_a_package_that_is_not_there" {
  command = plan

  variables {
    package = "missing.zip"
  }

  expect_failures = [var.package]
}

run "refuses_to_send_receipts_in_the_clear" {
  command = plan

  variables {
    receipts_url = "http://receipts.example.com/receipts"
  }

  expect_failures = [var.receipts_url]
}
