# Google builds the image of a function from its source. The account it builds as is by default the one that may edit
# the whole project; this one reads the source, writes the image and its log.
resource "google_service_account" "build" {
  account_id   = "${substr(var.name, 0, 24)}-build"
  project      = var.project
  display_name = "Build of the function of ${var.name}"
}

resource "google_project_iam_member" "build" {
  project = var.project
  role    = "roles/logging.logWriter"
  member  = google_service_account.build.member
}

resource "google_storage_bucket" "source" {
  name     = "${var.project}-${var.name}-functions"
  project  = var.project
  location = var.region
  labels   = local.labels

  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  encryption {
    default_kms_key_name = google_kms_crypto_key.this.id
  }

  # The sources of the last releases, to go back to.
  versioning {
    enabled = true
  }
  lifecycle_rule {
    condition {
      num_newer_versions = 10
    }
    action {
      type = "Delete"
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.this]
}

# Named by its content: another source is another object, and that is what makes Google build again.
resource "google_storage_bucket_object" "source" {
  name         = "${filesha256(var.source_archive)}.zip"
  bucket       = google_storage_bucket.source.name
  source       = var.source_archive
  content_type = "application/zip"
}

resource "google_storage_bucket_iam_member" "build" {
  bucket = google_storage_bucket.source.name
  role   = "roles/storage.objectViewer"
  member = google_service_account.build.member
}

resource "google_artifact_registry_repository" "build" {
  repository_id = "${var.name}-functions"
  project       = var.project
  location      = var.region
  format        = "DOCKER"
  description   = "Images that Google builds of functions."
  kms_key_name  = google_kms_crypto_key.this.id
  labels        = local.labels

  # Only the running image is needed; Google builds it again from the source.
  cleanup_policies {
    id     = "keep-newest"
    action = "KEEP"
    most_recent_versions {
      keep_count = 10
    }
  }
  cleanup_policies {
    id     = "delete-old"
    action = "DELETE"
    condition {
      older_than = "2592000s"
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.this]
}

resource "google_artifact_registry_repository_iam_member" "build" {
  project    = var.project
  location   = var.region
  repository = google_artifact_registry_repository.build.name
  role       = "roles/artifactregistry.writer"
  member     = google_service_account.build.member
}
