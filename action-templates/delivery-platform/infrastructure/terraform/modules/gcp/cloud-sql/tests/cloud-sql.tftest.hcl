mock_provider "google" {
  mock_data "google_project" {
    defaults = {
      number = "424242424242"
    }
  }
}

variables {
  name            = "delivery-platform-production"
  environment     = "production"
  project         = "example-production"
  region          = "europe-west1"
  network_id      = "projects/example-production/global/networks/delivery-platform-production"
  database_subnet = "delivery-platform-production-services"
}

run "database_is_private_encrypted_and_protected" {
  command = plan

  assert {
    condition     = google_sql_database_instance.primary.settings[0].ip_configuration[0].ipv4_enabled == false
    error_message = "The database would have a public address."
  }
  assert {
    condition     = google_sql_database_instance.primary.settings[0].ip_configuration[0].ssl_mode == "ENCRYPTED_ONLY"
    error_message = "Connections without TLS would be taken."
  }
  assert {
    condition     = google_sql_database_instance.primary.settings[0].ip_configuration[0].server_ca_mode == "GOOGLE_MANAGED_CAS_CA"
    error_message = "Clients could not verify the server's name."
  }
  assert {
    condition     = google_kms_crypto_key_iam_member.this["primary"].member == "serviceAccount:service-424242424242@gcp-sa-cloud-sql.iam.gserviceaccount.com"
    error_message = "Cloud SQL could not use the platform's key."
  }
  assert {
    condition     = google_sql_database_instance.primary.deletion_protection && google_sql_database_instance.primary.settings[0].deletion_protection_enabled && google_sql_database_instance.primary.settings[0].retain_backups_on_delete
    error_message = "The database, or its backups, would go with one command."
  }
  assert {
    condition     = google_sql_database_instance.primary.settings[0].edition == "ENTERPRISE"
    error_message = "Google takes ENTERPRISE_PLUS where nothing is said, and refuses the size."
  }
}

run "database_survives_a_zone_and_a_mistake" {
  command = plan

  assert {
    condition     = google_sql_database_instance.primary.settings[0].availability_type == "REGIONAL"
    error_message = "There would be no standby in another zone."
  }
  assert {
    condition     = google_sql_database_instance.primary.settings[0].backup_configuration[0].point_in_time_recovery_enabled && google_sql_database_instance.primary.settings[0].backup_configuration[0].backup_retention_settings[0].retained_backups == 30
    error_message = "The database could not be restored to a point in time, or not from 30 days."
  }
  assert {
    condition     = length(google_sql_database_instance.replica) == 0
    error_message = "Nobody asked for a replica."
  }
}

run "replica_has_region_key_and_protection_of_its_own" {
  command = plan

  variables {
    replica_region = "europe-west4"
  }

  assert {
    condition     = google_sql_database_instance.replica[0].region == "europe-west4" && google_kms_key_ring.this["replica"].location == "europe-west4"
    error_message = "A replica and its key belong to the other region."
  }
  assert {
    condition     = google_sql_database_instance.replica[0].settings[0].ip_configuration[0].ipv4_enabled == false && google_sql_database_instance.replica[0].settings[0].ip_configuration[0].ssl_mode == "ENCRYPTED_ONLY"
    error_message = "The replica would be easier to reach than the database."
  }
  assert {
    condition     = toset([for flag in google_sql_database_instance.replica[0].settings[0].database_flags : flag.name]) == toset([for flag in google_sql_database_instance.primary.settings[0].database_flags : flag.name])
    error_message = "The replica could not take the primary's place."
  }
  assert {
    condition     = google_sql_database_instance.replica[0].deletion_protection
    error_message = "The replica would go with one command."
  }
}

run "services_log_in_without_a_password" {
  command = plan

  variables {
    iam_users = ["order-service@example-production.iam.gserviceaccount.com"]
  }

  assert {
    condition     = contains([for flag in google_sql_database_instance.primary.settings[0].database_flags : "${flag.name}=${flag.value}"], "cloudsql.iam_authentication=on")
    error_message = "Services could not log in with their own identity."
  }
  assert {
    condition     = [for user in google_sql_user.service : "${user.type} ${user.name}"] == ["CLOUD_IAM_SERVICE_ACCOUNT order-service@example-production.iam"]
    error_message = "PostgreSQL knows service accounts without .gserviceaccount.com."
  }
  assert {
    condition     = sort([for grant in google_project_iam_member.service : grant.role]) == tolist(["roles/cloudsql.client", "roles/cloudsql.instanceUser"])
    error_message = "A service needs the right to connect and the right to log in."
  }
  assert {
    condition     = alltrue([for grant in google_project_iam_member.service : strcontains(grant.condition[0].expression, "instances/delivery-platform-production")])
    error_message = "A service could log in to other databases of the project."
  }
}

run "refuses_what_would_only_fail_later" {
  command = plan

  variables {
    size                  = "db-perf-optimized-N-8"
    storage_gib           = 5
    backup_retention_days = 1
    replica_region        = "europe-west1"
    postgres_version      = 13
    database_name         = "Delivery-DB"
    iam_users             = ["someone@example.com"]
    maintenance_hour      = 24
  }

  expect_failures = [
    var.size, var.storage_gib, var.backup_retention_days, var.replica_region, var.postgres_version, var.database_name,
    var.iam_users, var.maintenance_hour,
  ]
}
