# A delivery to development reads the secrets that values files of development name, and nothing else. It lists nothing and writes
# nothing; its token has no default policy, so what it needs for ending itself stands here.
path "secret/data/delivery-platform/development/*" {
  capabilities = ["read"]
}

path "auth/token/revoke-self" {
  capabilities = ["update"]
}
