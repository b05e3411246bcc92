# What keeps data is destroyed in two steps: first an apply that labels it, then one that destroys it.
package infrastructure

import rego.v1

stateful := {
	"aws_db_instance", "aws_rds_cluster", "aws_opensearch_domain", "aws_eks_cluster", "aws_s3_bucket", "aws_kms_key",
	"aws_ecr_repository", "aws_dynamodb_table", "aws_efs_file_system", "aws_ebs_volume", "aws_route53_zone",
	"google_sql_database_instance", "google_container_cluster", "google_storage_bucket", "google_kms_crypto_key",
	"google_artifact_registry_repository", "google_dns_managed_zone",
	"azurerm_postgresql_flexible_server", "azurerm_kubernetes_cluster", "azurerm_storage_account", "azurerm_key_vault",
	"azurerm_key_vault_key", "azurerm_container_registry",
}

deny contains message if {
	some resource in destroyed
	resource.type in stateful
	not released(resource.was)
	message := sprintf("%s keeps data and would be destroyed%s; label it allow-destroy = \"true\" in an apply of its own first", [resource.address, instead(resource)])
}

# A database on a server has no label to carry; it may go where its server goes, which has one.
databases := {
	"google_sql_database": "google_sql_database_instance",
	"azurerm_postgresql_flexible_server_database": "azurerm_postgresql_flexible_server",
}

deny contains message if {
	some resource in destroyed
	server := databases[resource.type]
	count([other | some other in destroyed; other.type == server]) == 0
	message := sprintf("%s keeps data and would be destroyed%s, while its server stays; where that is meant, drop it by hand and take it out of the state", [resource.address, instead(resource)])
}

warn contains message if {
	some resource in destroyed
	not resource.type in stateful
	not databases[resource.type]
	resource.replaced
	message := sprintf("%s is destroyed and made anew", [resource.address])
}

instead(resource) := " and made anew, empty" if resource.replaced

instead(resource) := "" if not resource.replaced

released(was) if {
	some path in [["tags"], ["labels"], ["resource_labels"], ["settings", 0, "user_labels"]]
	labels := object.get(was, path, null)
	is_object(labels)
	labels["allow-destroy"] == "true"
}
