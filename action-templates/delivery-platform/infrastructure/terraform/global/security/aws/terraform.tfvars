# Fill in. Apply it in the management account of the organisation, or the one that is delegated for all four services.
account         = "111122223333"
region          = "eu-west-1"
allowed_regions = ["eu-west-1", "eu-central-1"]
guarded_units   = ["ou-exam-ple11111"]

# Outputs of global/monitoring/aws.
archive_bucket      = "delivery-platform-archive-111122223333"
archive_kms_key_arn = "arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-4000-8000-000000000000"
