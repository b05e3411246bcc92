package infrastructure_test

import rego.v1

private_database := {
	"publicly_accessible": false,
	"kms_key_id": "arn:aws:kms:eu-west-1:111122223333:key/1",
	"tags_all": {"Environment": "production", "Project": "delivery-platform"},
}

test_a_private_database_is_fine if count(denied(making("aws_db_instance", private_database))) == 0

test_a_public_database_is_denied if {
	denied_for(making("aws_db_instance", object.union(private_database, {"publicly_accessible": true})), "reached by everybody")
}

test_a_cloud_sql_with_public_address_is_denied if {
	now := {
		"settings": [{"ip_configuration": [{"ipv4_enabled": true, "ssl_mode": "ENCRYPTED_ONLY"}], "user_labels": {"environment": "production"}}],
		"encryption_key_name": "projects/example-production/locations/europe-west1/keyRings/a/cryptoKeys/b",
	}
	denied_for(making("google_sql_database_instance", now), "ipv4_enabled = false")
}

test_a_search_domain_outside_of_the_network_is_denied if {
	now := {"encrypt_at_rest": [{"kms_key_id": "k"}], "tags_all": {"Environment": "e", "Project": "p"}}
	denied_for(making("aws_opensearch_domain", now), "public endpoint")
}

test_a_security_group_open_to_all_is_denied if {
	denied_for(making("aws_security_group", {"ingress": [{"cidr_blocks": ["0.0.0.0/0"], "ipv6_cidr_blocks": []}]}), "lets in 0.0.0.0/0")
	denied_for(making("aws_security_group", {"ingress": [{"cidr_blocks": ["10.0.0.0/8"], "ipv6_cidr_blocks": ["::/0"]}]}), "lets in ::/0")
	denied_for(making("aws_security_group", {"ingress": [{"cidr_blocks": ["0.0.0.0/0"], "ipv6_cidr_blocks": null}]}), "lets in 0.0.0.0/0")
	denied_for(making("aws_security_group_rule", {"type": "ingress", "cidr_blocks": ["0.0.0.0/0"]}), "lets in")
	denied_for(making("aws_vpc_security_group_ingress_rule", {"cidr_ipv4": "0.0.0.0/0"}), "lets in")
}

test_ways_out_and_named_ranges_are_fine if {
	count(denied(making("aws_security_group_rule", {"type": "egress", "cidr_blocks": ["0.0.0.0/0"]}))) == 0
	count(denied(making("aws_security_group", {"ingress": [{"cidr_blocks": ["10.0.0.0/8"]}]}))) == 0
}

test_a_firewall_open_to_all_is_denied if {
	denied_for(making("google_compute_firewall", {"direction": "INGRESS", "source_ranges": ["0.0.0.0/0"], "allow": [{"protocol": "tcp"}]}), "lets in")
	count(denied(making("google_compute_firewall", {"direction": "INGRESS", "source_ranges": ["0.0.0.0/0"], "allow": [], "deny": [{"protocol": "all"}]}))) == 0
	count(denied(making("google_compute_firewall", {"direction": "EGRESS", "source_ranges": null, "allow": [{"protocol": "tcp"}]}))) == 0
}

test_an_azure_rule_open_to_all_is_denied if {
	rule := {"direction": "Inbound", "access": "Allow", "source_address_prefix": "*", "source_address_prefixes": []}
	denied_for(making("azurerm_network_security_rule", rule), "lets in *")
	denied_for(making("azurerm_network_security_group", {"security_rule": [object.union(rule, {"source_address_prefix": "Internet"})]}), "lets in Internet")
	count(denied(making("azurerm_network_security_rule", object.union(rule, {"access": "Deny"})))) == 0
	count(denied(making("azurerm_network_security_rule", object.union(rule, {"source_address_prefix": "AzureFrontDoor.Backend"})))) == 0
}

test_a_bucket_that_may_become_public_is_denied if {
	denied_for(making("aws_s3_bucket_public_access_block", {"block_public_policy": true, "restrict_public_buckets": false}), "restrict_public_buckets")
}
