# RESTRICTED is what Google asks for with TLS 1.3, and the strictest with 1.2.
resource "google_compute_ssl_policy" "this" {
  name            = var.name
  project         = var.project
  profile         = "RESTRICTED"
  min_tls_version = var.min_tls_version
}

# Shown by a DNS record, so that the certificate is there before the first request comes.
resource "google_certificate_manager_dns_authorization" "this" {
  for_each = toset(var.domains)

  name    = replace(each.key, ".", "-")
  project = var.project
  domain  = each.key
  labels  = local.labels
}

resource "google_certificate_manager_certificate" "this" {
  name    = var.name
  project = var.project
  labels  = local.labels

  managed {
    domains            = var.domains
    dns_authorizations = [for domain in var.domains : google_certificate_manager_dns_authorization.this[domain].id]
  }
}

resource "google_certificate_manager_certificate_map" "this" {
  name    = var.name
  project = var.project
  labels  = local.labels
}

resource "google_certificate_manager_certificate_map_entry" "this" {
  for_each = toset(var.domains)

  name         = replace(each.key, ".", "-")
  project      = var.project
  map          = google_certificate_manager_certificate_map.this.name
  hostname     = each.key
  certificates = [google_certificate_manager_certificate.this.id]
  labels       = local.labels
}
