# What keeps data is encrypted with a key of ours, which we can rotate, watch and take away.
package infrastructure

import rego.v1

keys := {
	"aws_db_instance": ["kms_key_id"],
	"aws_rds_cluster": ["kms_key_id"],
	"aws_opensearch_domain": ["encrypt_at_rest", 0, "kms_key_id"],
	"aws_eks_cluster": ["encryption_config", 0, "provider", 0, "key_arn"],
	"aws_ecr_repository": ["encryption_configuration", 0, "kms_key"],
	"google_sql_database_instance": ["encryption_key_name"],
	"google_container_cluster": ["database_encryption", 0, "key_name"],
	"google_storage_bucket": ["encryption", 0, "default_kms_key_name"],
	"google_artifact_registry_repository": ["kms_key_name"],
	"azurerm_postgresql_flexible_server": ["customer_managed_key", 0, "key_vault_key_id"],
	"azurerm_kubernetes_cluster": ["disk_encryption_set_id"],
}

deny contains message if {
	some resource in after
	path := keys[resource.type]
	not given(resource, path)
	not is_replica(resource)
	message := sprintf("%s is encrypted with the cloud's key; give it one of ours in %s", [resource.address, concat(".", [part | some part in path; is_string(part)])])
}

# In the same region a replica takes the key of what it copies.
is_replica(resource) if {
	resource.type == "aws_db_instance"
	value(resource.now, ["replicate_source_db"])
	not contains(resource.now.replicate_source_db, ":")
}

# Databases refuse connections without TLS.
deny contains message if {
	some resource in after
	resource.type == "google_sql_database_instance"
	mode := object.get(resource.now, ["settings", 0, "ip_configuration", 0, "ssl_mode"], "")
	not mode in {"ENCRYPTED_ONLY", "TRUSTED_CLIENT_CERTIFICATE_REQUIRED"}
	message := sprintf("%s takes connections without TLS; write ssl_mode = \"ENCRYPTED_ONLY\"", [resource.address])
}
