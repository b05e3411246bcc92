# Whose it is, and of which environment: costs and alerts are told by these.
package infrastructure

import rego.v1

# Where each kind carries its labels, after the provider's defaults. Storage may be shared by all environments.
labelled := {
	"aws_eks_cluster": {"path": ["tags_all"], "keys": {"Environment", "Project"}},
	"aws_db_instance": {"path": ["tags_all"], "keys": {"Environment", "Project"}},
	"aws_opensearch_domain": {"path": ["tags_all"], "keys": {"Environment", "Project"}},
	"aws_s3_bucket": {"path": ["tags_all"], "keys": {"Project"}},
	"google_container_cluster": {"path": ["resource_labels"], "keys": {"environment"}},
	"google_sql_database_instance": {"path": ["settings", 0, "user_labels"], "keys": {"environment"}},
	"google_storage_bucket": {"path": ["labels"], "keys": {"environment"}},
	"azurerm_kubernetes_cluster": {"path": ["tags"], "keys": {"Environment", "Project"}},
	"azurerm_postgresql_flexible_server": {"path": ["tags"], "keys": {"Environment", "Project"}},
	"azurerm_storage_account": {"path": ["tags"], "keys": {"Project"}},
}

deny contains message if {
	some resource in after
	rule := labelled[resource.type]
	not unknown_labels(resource, rule.path)
	labels := labels_of(resource.now, rule.path)
	missing := rule.keys - object.keys(labels)
	count(missing) > 0
	message := sprintf("%s has no %s in its tags or labels: nobody knows whose costs it makes", [resource.address, concat(", ", missing)])
}

labels_of(now, path) := found if {
	found := object.get(now, path, {})
	is_object(found)
} else := {}

unknown_labels(resource, path) if {
	not value(resource.now, path)
	given(resource, path)
}
