# Unsealed by Azure Key Vault. Tenant, vault and key come from the environment (values-azure.yaml), the credentials from
# workload identity: Key Vault Crypto Service Encryption User on that key (get, wrap, unwrap).
seal "azurekeyvault" {}
