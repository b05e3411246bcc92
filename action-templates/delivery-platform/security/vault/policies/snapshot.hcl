# The job of every six hours (kubernetes/snapshot.yaml): takes a snapshot of Raft, which is encrypted with the seal's key, and cannot restore one.
path "sys/storage/raft/snapshot" {
  capabilities = ["read"]
}
