output "endpoint" {
  description = "Private address of the database."
  value       = google_sql_database_instance.primary.private_ip_address
}

output "port" {
  description = "Port of the database."
  value       = 5432
}

output "database_name" {
  description = "Name of the database."
  value       = google_sql_database.this.name
}

output "connection_name" {
  description = "PROJECT:REGION:INSTANCE, which the Auth Proxy and the connectors take."
  value       = google_sql_database_instance.primary.connection_name
}

output "users" {
  description = "Names under which iam_users log in: service account => database user. They have no rights before a migration grants them some."
  value       = { for email, user in google_sql_user.service : email => user.name }
}

output "replica_endpoint" {
  description = "Private address of the replica in the other region; null without one."
  value       = one(google_sql_database_instance.replica[*].private_ip_address)
}

output "kms_key" {
  description = "Key that encrypts the database, its backups and its log."
  value       = google_kms_crypto_key.this["primary"].id
}
