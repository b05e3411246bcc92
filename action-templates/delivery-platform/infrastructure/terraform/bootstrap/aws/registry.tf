# One repository for each service, and one for the release records. There is no lifecycle policy, and none shall be
# added: it sees tags and ages, not what clusters run or which signature belongs to which image. prune.yml deletes.
resource "aws_ecr_repository" "images" {
  for_each = setunion(var.services, ["releases"])

  name                 = "${var.name}/${each.key}"
  image_tag_mutability = length(var.mutable_tags) > 0 ? "IMMUTABLE_WITH_EXCLUSION" : "IMMUTABLE"

  dynamic "image_tag_mutability_exclusion_filter" {
    for_each = var.mutable_tags

    content {
      filter_type = "WILDCARD"
      filter      = image_tag_mutability_exclusion_filter.value
    }
  }

  # Beside the pipeline's own scan: ECR goes on looking when new weaknesses become known.
  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.images.arn
  }
}
