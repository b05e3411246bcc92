resource "aws_db_parameter_group" "main" {
  region = var.region

  # A new family is a new group: the old one stays until the upgraded database has left it.
  name_prefix = "${local.full_name}-"
  family      = "postgres${var.postgres_version}"
  description = "PostgreSQL of ${local.full_name}"

  # TLS or no connection. TLS 1.3 is spoken with whoever can.
  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  parameter {
    name  = "ssl_min_protocol_version"
    value = "TLSv1.2"
  }

  parameter {
    name  = "password_encryption"
    value = "scram-sha-256"
  }

  # Who came and went, what changed the schema, and what took longer than a second.
  parameter {
    name  = "log_connections"
    value = "1"
  }

  parameter {
    name  = "log_disconnections"
    value = "1"
  }

  parameter {
    name  = "log_statement"
    value = "ddl"
  }

  parameter {
    name  = "log_min_duration_statement"
    value = "1000"
  }

  tags = var.tags

  lifecycle {
    create_before_destroy = true
  }
}
