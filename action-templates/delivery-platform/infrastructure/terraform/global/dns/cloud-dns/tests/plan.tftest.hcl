mock_provider "google" {}

run "signs_the_zone_and_gives_each_cloud_its_weight" {
  command = plan

  assert {
    condition     = google_dns_managed_zone.this.dnssec_config[0].state == "on"
    error_message = "The zone is signed."
  }

  assert {
    condition     = length(google_dns_record_set.weighted.routing_policy[0].wrr) == 3
    error_message = "Every cloud is in the rota."
  }
}

run "refuses_the_apex" {
  command = plan

  variables {
    zone = "api.example.com"
  }

  expect_failures = [var.zone]
}
