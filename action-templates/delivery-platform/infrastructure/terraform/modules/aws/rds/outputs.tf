output "endpoint" {
  description = "Host name of the database; it stays the same when the standby takes over."
  value       = aws_db_instance.main.address
}

output "port" {
  description = "Port of the database."
  value       = aws_db_instance.main.port
}

output "database_name" {
  description = "Name of the database."
  value       = aws_db_instance.main.db_name
}

output "secret" {
  description = "ARN of the secret with the administrator's name and password, which RDS made, keeps and rotates. It is not in the state."
  value       = aws_db_instance.main.master_user_secret[0].secret_arn
}

output "resource_id" {
  description = "Id of the database in IAM: rds-db:connect is granted on dbuser:RESOURCE_ID/USER."
  value       = aws_db_instance.main.resource_id
}

output "security_group_id" {
  description = "Security group of the database."
  value       = aws_security_group.database.id
}

output "kms_key_arn" {
  description = "ARN of the key that encrypts storage, backups and the administrator's secret."
  value       = aws_kms_key.database.arn
}

output "replica_backup_arn" {
  description = "ARN of the backups in the other region; null where there are none."
  value       = one(aws_db_instance_automated_backups_replication.replica[*].id)
}
