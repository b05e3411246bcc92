# People who put secrets in: they write and see that a secret is there and how old it is, but never read one.
path "secret/data/delivery-platform/*" {
  capabilities = ["create", "update", "patch"]
}

path "secret/metadata/delivery-platform/*" {
  capabilities = ["read", "list"]
}

path "secret/delete/delivery-platform/*" {
  capabilities = ["update"]
}

path "secret/undelete/delivery-platform/*" {
  capabilities = ["update"]
}
