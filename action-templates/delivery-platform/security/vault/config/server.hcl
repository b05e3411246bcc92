# What is the same in every cloud; the seal of the cloud is appended (seal-aws.hcl and so on). The chart gives each pod
# its own addresses and its node id by the environment.
ui           = true
cluster_name = "delivery-platform"
log_format   = "json"

# Raft maps its database into memory, which locked memory would keep from being paged in piece by piece.
disable_mlock = true

listener "tcp" {
  address         = "[::]:8200"
  cluster_address = "[::]:8201"

  # From the Secret that cert-manager keeps (kubernetes/certificate.yaml). Vault reads it again on SIGHUP.
  tls_cert_file   = "/vault/userconfig/vault-server-tls/tls.crt"
  tls_key_file    = "/vault/userconfig/vault-server-tls/tls.key"
  tls_min_version = "tls13"

  telemetry {
    # Metrics hold no secret; the NetworkPolicy lets only Prometheus read them without a token.
    unauthenticated_metrics_access = true
  }
}

storage "raft" {
  path = "/vault/data"

  retry_join {
    leader_api_addr       = "https://vault-0.vault-internal:8200"
    leader_ca_cert_file   = "/vault/userconfig/vault-server-tls/ca.crt"
    leader_tls_servername = "vault.vault.svc"
  }
  retry_join {
    leader_api_addr       = "https://vault-1.vault-internal:8200"
    leader_ca_cert_file   = "/vault/userconfig/vault-server-tls/ca.crt"
    leader_tls_servername = "vault.vault.svc"
  }
  retry_join {
    leader_api_addr       = "https://vault-2.vault-internal:8200"
    leader_ca_cert_file   = "/vault/userconfig/vault-server-tls/ca.crt"
    leader_tls_servername = "vault.vault.svc"
  }
}

# Pods get labels that say which of them is active, so that the Service `vault-active` knows.
service_registration "kubernetes" {}

telemetry {
  prometheus_retention_time = "1m"
  disable_hostname          = true
}

# A lease that nobody renews is short: what was stolen is soon worth nothing.
default_lease_ttl = "1h"
max_lease_ttl     = "24h"
