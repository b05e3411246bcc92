resource "google_dns_managed_zone" "this" {
  name        = var.name
  dns_name    = "${var.zone}."
  description = "Customers' way into ${var.name}, in all clouds"

  dnssec_config {
    state = "on"
  }

  cloud_logging_config {
    enable_logging = true
  }

  lifecycle {
    # A zone that is made anew gets other name servers, and everybody is gone until the delegation follows.
    prevent_destroy = true
  }
}

# Each cloud has a name of its own, so that smoke tests and people can ask one alone.
resource "google_dns_record_set" "cloud" {
  for_each = var.clouds

  managed_zone = google_dns_managed_zone.this.name
  name         = "${each.key}.${var.hostname}."
  type         = "CNAME"
  ttl          = 300
  rrdatas      = ["${each.value.target}."]
}

# Cloud DNS checks the health of addresses only, not of names: here a failed cloud is left by shift-traffic, not by
# itself.
resource "google_dns_record_set" "weighted" {
  managed_zone = google_dns_managed_zone.this.name
  name         = "${var.hostname}."
  type         = "CNAME"
  ttl          = 30

  routing_policy {
    dynamic "wrr" {
      for_each = var.clouds

      content {
        weight  = wrr.value.weight
        rrdatas = [google_dns_record_set.cloud[wrr.key].name]
      }
    }
  }

  lifecycle {
    # shift-traffic moves weights; Terraform must not move them back.
    ignore_changes = [routing_policy]
  }
}

resource "google_dns_record_set" "verification" {
  for_each = var.verification_records

  managed_zone = google_dns_managed_zone.this.name
  name         = "${trimsuffix(each.value.name, ".")}."
  type         = each.value.type
  ttl          = 300
  rrdatas      = [each.value.data]
}
