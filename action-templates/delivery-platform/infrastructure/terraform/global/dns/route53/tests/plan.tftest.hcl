mock_provider "aws" {
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}", minified_json = "{}" }
  }
}

run "gives_each_cloud_its_weight_and_health_check" {
  command = plan

  assert {
    condition     = alltrue([for record in aws_route53_record.weighted : record.weighted_routing_policy[0].weight == 100 && record.ttl == 30])
    error_message = "Every cloud begins with its weight, and nobody remembers an answer for long."
  }

  assert {
    condition     = length(aws_route53_health_check.cloud) == 3
    error_message = "Every cloud is watched."
  }

  assert {
    condition     = aws_route53_record.cloud["azure"].name == "azure.api.example.com"
    error_message = "Each cloud can be asked alone."
  }
}

run "refuses_the_apex" {
  command = plan

  variables {
    zone = "api.example.com"
  }

  expect_failures = [var.zone]
}
