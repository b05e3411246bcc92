# The service's own hourly snapshots die with the domain. These do not: register the bucket in the domain as a
# repository and let a policy of its snapshot management write there (README.md).

resource "aws_s3_bucket" "snapshots" {
  region = var.region

  bucket = "${local.full_name}-search-snapshots-${local.account}"
  tags   = var.tags
}

resource "aws_s3_bucket_public_access_block" "snapshots" {
  region = var.region

  bucket                  = aws_s3_bucket.snapshots.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "snapshots" {
  region = var.region
  bucket = aws_s3_bucket.snapshots.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "snapshots" {
  region = var.region
  bucket = aws_s3_bucket.snapshots.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.search.arn
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "snapshots" {
  region = var.region
  bucket = aws_s3_bucket.snapshots.id

  # What snapshots need is never touched: only what the domain has deleted or overwritten runs out.
  rule {
    id     = "deleted"
    status = "Enabled"
    filter {}

    noncurrent_version_expiration {
      noncurrent_days = var.backup_retention_days
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  depends_on = [aws_s3_bucket_versioning.snapshots]
}
