# Unsealed by AWS KMS. Region and key come from the environment (values-aws.yaml), the credentials from EKS Pod Identity:
# kms:Encrypt, kms:Decrypt and kms:DescribeKey on that key, and nothing else.
seal "awskms" {}
