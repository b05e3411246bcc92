# A delivery to production reads the secrets that values files of production name, and nothing else. It lists nothing and writes
# nothing; its token has no default policy, so what it needs for ending itself stands here.
path "secret/data/delivery-platform/production/*" {
  capabilities = ["read"]
}

path "auth/token/revoke-self" {
  capabilities = ["update"]
}
