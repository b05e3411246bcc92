# Who did what, in every account and region of the organisation, in files whose digests are signed.
resource "aws_cloudtrail" "organization" {
  name                       = var.name
  s3_bucket_name             = var.archive_bucket
  kms_key_id                 = var.archive_kms_key_arn
  is_organization_trail      = true
  is_multi_region_trail      = true
  enable_log_file_validation = true

  advanced_event_selector {
    name = "Management events"

    field_selector {
      field  = "eventCategory"
      equals = ["Management"]
    }
  }

  # Who read the states and the backups: their buckets' objects are the data behind everything else.
  advanced_event_selector {
    name = "Objects of state buckets"

    field_selector {
      field  = "eventCategory"
      equals = ["Data"]
    }

    field_selector {
      field  = "resources.type"
      equals = ["AWS::S3::Object"]
    }

    field_selector {
      field       = "resources.ARN"
      starts_with = ["arn:aws:s3:::${var.name}-state-"]
    }
  }
}

# What is reachable from outside the organisation though nobody meant it to be.
resource "aws_accessanalyzer_analyzer" "organization" {
  analyzer_name = var.name
  type          = "ORGANIZATION"
}

# Nothing new is unencrypted or public, whoever makes it.
resource "aws_ebs_encryption_by_default" "this" {
  enabled = true
}

resource "aws_s3_account_public_access_block" "this" {
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
