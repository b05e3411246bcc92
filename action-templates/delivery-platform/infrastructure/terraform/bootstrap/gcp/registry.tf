resource "google_artifact_registry_repository" "images" {
  count = var.registry ? 1 : 0

  repository_id = var.name
  project       = var.project
  location      = var.region
  format        = "DOCKER"
  description   = "Images, signatures, SBOMs and release records of ${var.name}."
  kms_key_name  = google_kms_crypto_key.images[0].id
  labels        = merge(local.labels, { managed-by = "flotilla" })

  docker_config {
    immutable_tags = var.immutable_tags
  }

  # No cleanup policies: they know tags and ages, not what a cluster runs or which signature belongs to which image.
  # The suite's prune does.

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [google_kms_crypto_key_iam_member.images]
}

resource "google_artifact_registry_repository_iam_member" "push" {
  count = var.registry ? 1 : 0

  project    = var.project
  location   = var.region
  repository = google_artifact_registry_repository.images[0].name
  role       = "roles/artifactregistry.writer"
  member     = "${local.principal}/${local.subjects.push[0]}"
}

# What deploys proves before its first write that the cluster can pull every image.
resource "google_artifact_registry_repository_iam_member" "readers" {
  for_each = var.registry ? merge(
    { for name, account in google_service_account.this : name => account.member if contains(["deploy", "rollback"], name) },
    { for member in var.registry_readers : member => member },
  ) : {}

  project    = var.project
  location   = var.region
  repository = google_artifact_registry_repository.images[0].name
  role       = "roles/artifactregistry.reader"
  member     = each.value
}

# roles/artifactregistry.repoAdmin would let what deletes write, too.
resource "google_project_iam_custom_role" "prune" {
  count = var.registry ? 1 : 0

  role_id     = "${replace(var.name, "-", "_")}_prune"
  project     = var.project
  title       = "Delete images of ${var.name}"
  description = "May list, read and delete what is in a repository, and write nothing."
  permissions = [
    "artifactregistry.repositories.downloadArtifacts",
    "artifactregistry.tags.delete",
    "artifactregistry.versions.delete",
    "artifactregistry.versions.list",
  ]
}

resource "google_artifact_registry_repository_iam_member" "prune" {
  count = var.registry ? 1 : 0

  project    = var.project
  location   = var.region
  repository = google_artifact_registry_repository.images[0].name
  role       = google_project_iam_custom_role.prune[0].id
  member     = google_service_account.this["prune"].member
}
