data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}

locals {
  full_name         = "${var.name}-${var.environment}"
  account           = data.aws_caller_identity.current.account_id
  partition         = data.aws_partition.current.partition
  high_availability = coalesce(var.high_availability, var.environment == "production")
}

resource "aws_db_instance" "main" {
  region = var.region

  identifier     = local.full_name
  engine         = "postgres"
  engine_version = var.postgres_version
  instance_class = var.size
  db_name        = replace(var.name, "-", "_")

  storage_type          = "gp3"
  allocated_storage     = var.storage_gib
  max_allocated_storage = var.storage_gib * 5
  storage_encrypted     = true
  kms_key_id            = aws_kms_key.database.arn

  # RDS makes the password, keeps it in Secrets Manager and rotates it: it passes neither through Terraform nor its state.
  # Services log in as users of their own, with tokens of IAM instead of passwords.
  username                            = "administrator"
  manage_master_user_password         = true
  master_user_secret_kms_key_id       = aws_kms_key.database.arn
  iam_database_authentication_enabled = true

  multi_az               = local.high_availability
  db_subnet_group_name   = var.database_subnet_group
  vpc_security_group_ids = [aws_security_group.database.id]
  publicly_accessible    = false
  parameter_group_name   = aws_db_parameter_group.main.name
  ca_cert_identifier     = "rds-ca-rsa4096-g1"

  # UTC. Backups first, so that what maintenance breaks can be brought back.
  backup_retention_period   = var.backup_retention_days
  backup_window             = "01:00-02:00"
  maintenance_window        = "sun:02:30-sun:03:30"
  copy_tags_to_snapshot     = true
  delete_automated_backups  = false
  skip_final_snapshot       = false
  final_snapshot_identifier = "${local.full_name}-final"
  deletion_protection       = var.deletion_protection

  auto_minor_version_upgrade  = true
  allow_major_version_upgrade = false
  apply_immediately           = false

  enabled_cloudwatch_logs_exports = ["postgresql", "upgrade"]
  database_insights_mode          = "standard"
  performance_insights_enabled    = true
  performance_insights_kms_key_id = aws_kms_key.database.arn
  monitoring_interval             = 60
  monitoring_role_arn             = aws_iam_role.monitoring.arn

  tags = var.tags

  # Log groups that RDS makes itself are kept for ever and not encrypted with our key.
  depends_on = [aws_cloudwatch_log_group.database]
}
