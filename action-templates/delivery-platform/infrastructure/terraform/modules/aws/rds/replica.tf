# Backups and transaction logs, copied to another region as they are made: from there the database can be restored to
# any second up to some minutes ago, even when its own region is gone. RDS refuses a read replica of a PostgreSQL whose
# password it manages itself (Amazon RDS User Guide, "Password management with Amazon RDS and AWS Secrets Manager").

resource "aws_kms_key" "replica" {
  count  = var.replica_region == null ? 0 : 1
  region = var.replica_region

  description             = "Replicated backups of ${local.full_name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  tags                    = var.tags
}

resource "aws_db_instance_automated_backups_replication" "replica" {
  count  = var.replica_region == null ? 0 : 1
  region = var.replica_region

  source_db_instance_arn = aws_db_instance.main.arn
  kms_key_id             = aws_kms_key.replica[0].arn
  retention_period       = var.backup_retention_days
}
