# Fill in: the storage account that bootstrap/azure prints (a backend takes no variables). It locks by a lease.
terraform {
  backend "azurerm" {
    resource_group_name  = "delivery-platform-platform"
    storage_account_name = "exampledeliverystate"
    container_name       = "global"
    key                  = "dns.tfstate"
    use_azuread_auth     = true
  }
}
