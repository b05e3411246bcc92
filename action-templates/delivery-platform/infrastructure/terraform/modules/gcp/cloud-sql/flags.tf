locals {
  flags = {
    "cloudsql.iam_authentication" = "on"
    # Who changed the schema, and who came and went.
    "cloudsql.enable_pgaudit" = "on"
    "pgaudit.log"             = "ddl,role"
    "log_connections"         = "on"
    "log_disconnections"      = "on"
    # What waits for locks, and what takes more than a second (milliseconds).
    "log_lock_waits"             = "on"
    "log_min_duration_statement" = "1000"
  }
}
