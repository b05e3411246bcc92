# Fill in.
subscription_id     = "00000000-0000-4000-8000-000000000000"
resource_group_name = "delivery-platform-global"

# Output endpoint of each environments/production/CLOUD, by names that the edges serve.
clouds = {
  aws   = { target = "aws.api.example.com", weight = 100 }
  gcp   = { target = "gcp.api.example.com", weight = 100 }
  azure = { target = "azure.api.example.com", weight = 100 }
}
