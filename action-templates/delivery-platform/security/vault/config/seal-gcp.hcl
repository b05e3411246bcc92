# Unsealed by Cloud KMS. Project, region, key ring and key come from the environment (values-gcp.yaml), the credentials
# from workload identity: roles/cloudkms.cryptoKeyEncrypterDecrypter and roles/cloudkms.viewer on that key.
seal "gcpckms" {}
