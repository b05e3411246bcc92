# Keeps Vault itself: engines, logins, policies, audit. It reads no secret, and could give itself a policy that does;
# that is in the audit log.
path "sys/auth*" {
  capabilities = ["create", "read", "update", "delete", "list", "sudo"]
}

path "auth/*" {
  capabilities = ["create", "read", "update", "delete", "list"]
}

path "sys/mounts*" {
  capabilities = ["create", "read", "update", "delete", "list"]
}

path "sys/policies/acl*" {
  capabilities = ["create", "read", "update", "delete", "list"]
}

path "sys/audit*" {
  capabilities = ["create", "read", "update", "list", "sudo"]
}

# Switching the record off takes a recovery key's quorum and a root token.
path "sys/audit/+" {
  capabilities = ["create", "read", "update", "sudo"]
}

path "sys/health" {
  capabilities = ["read"]
}

path "sys/storage/raft/*" {
  capabilities = ["read", "list", "update"]
}
