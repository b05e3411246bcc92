# Fill in.
account  = "111122223333"
region   = "eu-west-1"
zone     = "example.com"
hostname = "api.example.com"

# Output endpoint of each environments/production/CLOUD.
clouds = {
  aws   = { target = "d111111abcdef8.cloudfront.net", weight = 100 }
  gcp   = { target = "gcp-edge.example.com", weight = 100 }
  azure = { target = "delivery-platform-production.z01.azurefd.net", weight = 100 }
}
