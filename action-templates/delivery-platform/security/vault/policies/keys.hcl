# External Secrets, on behalf of the chart: the keys that the services' replicas share.
path "secret/data/delivery-platform/keys" {
  capabilities = ["read"]
}
