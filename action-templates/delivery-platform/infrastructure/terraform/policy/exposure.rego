# Nothing that keeps data, and no node or API server, can be reached by everybody.
package infrastructure

import rego.v1

# Type of a resource, path of a value and what it must not be.
public := [
	{"type": "aws_db_instance", "path": ["publicly_accessible"], "is": true, "write": "publicly_accessible = false"},
	{"type": "aws_rds_cluster_instance", "path": ["publicly_accessible"], "is": true, "write": "publicly_accessible = false"},
	{"type": "google_sql_database_instance", "path": ["settings", 0, "ip_configuration", 0, "ipv4_enabled"], "is": true, "write": "ipv4_enabled = false and a private network"},
	{"type": "azurerm_postgresql_flexible_server", "path": ["public_network_access_enabled"], "is": true, "write": "public_network_access_enabled = false"},
	{"type": "aws_s3_bucket_public_access_block", "path": ["block_public_policy"], "is": false, "write": "block_public_policy = true"},
	{"type": "aws_s3_bucket_public_access_block", "path": ["restrict_public_buckets"], "is": false, "write": "restrict_public_buckets = true"},
	{"type": "google_storage_bucket", "path": ["public_access_prevention"], "is": "inherited", "write": "public_access_prevention = \"enforced\""},
	{"type": "azurerm_storage_account", "path": ["allow_nested_items_to_be_public"], "is": true, "write": "allow_nested_items_to_be_public = false"},
]

deny contains message if {
	some resource in after
	some rule in public
	resource.type == rule.type
	object.get(resource.now, rule.path, null) == rule.is
	message := sprintf("%s could be reached by everybody; write %s", [resource.address, rule.write])
}

deny contains message if {
	some resource in after
	resource.type == "aws_opensearch_domain"
	not given(resource, ["vpc_options", 0])
	message := sprintf("%s has a public endpoint; give it vpc_options", [resource.address])
}

# Ways in, wherever they are written: ranges by resource.
let_in contains {"address": resource.address, "ranges": ranges} if {
	some resource in after
	resource.type == "aws_security_group"
	some rule in resource.now.ingress
	ranges := [range | some list in ["cidr_blocks", "ipv6_cidr_blocks"]; some range in rule[list]]
}

let_in contains {"address": resource.address, "ranges": ranges} if {
	some resource in after
	resource.type == "aws_security_group_rule"
	resource.now.type == "ingress"
	ranges := [range | some list in ["cidr_blocks", "ipv6_cidr_blocks"]; some range in resource.now[list]]
}

let_in contains {"address": resource.address, "ranges": ranges} if {
	some resource in after
	resource.type == "aws_vpc_security_group_ingress_rule"
	ranges := [range | some key in ["cidr_ipv4", "cidr_ipv6"]; range := resource.now[key]]
}

let_in contains {"address": resource.address, "ranges": resource.now.source_ranges} if {
	some resource in after
	resource.type == "google_compute_firewall"
	object.get(resource.now, "direction", "INGRESS") == "INGRESS"
	count(object.get(resource.now, "allow", [])) > 0
}

let_in contains {"address": resource.address, "ranges": ranges} if {
	some resource in after
	some rule in azure_rules(resource)
	rule.direction == "Inbound"
	rule.access == "Allow"
	ranges := array.concat([object.get(rule, "source_address_prefix", "")], [range | some range in rule.source_address_prefixes])
}

azure_rules(resource) := [resource.now] if resource.type == "azurerm_network_security_rule"

azure_rules(resource) := resource.now.security_rule if resource.type == "azurerm_network_security_group"

deny contains message if {
	some way in let_in
	some range in way.ranges
	range in everybody
	message := sprintf("%s lets in %s; name the ranges that need it", [way.address, range])
}
