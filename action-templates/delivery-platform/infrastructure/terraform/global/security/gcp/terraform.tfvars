# Fill in.
project           = "example-shared"
organization_id   = "000000000000"
folder_id         = "000000000000"
allowed_locations = ["in:europe-locations"]
security_contacts = ["security@example.com"]
