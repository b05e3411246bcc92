# A delivery to staging reads the secrets that values files of staging name, and nothing else. It lists nothing and writes
# nothing; its token has no default policy, so what it needs for ending itself stands here.
path "secret/data/delivery-platform/staging/*" {
  capabilities = ["read"]
}

path "auth/token/revoke-self" {
  capabilities = ["update"]
}
