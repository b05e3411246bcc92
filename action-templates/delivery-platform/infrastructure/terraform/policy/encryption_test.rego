package infrastructure_test

import rego.v1

test_the_clouds_own_key_is_denied if {
	denied_for(making("aws_db_instance", object.remove(private_database, ["kms_key_id"])), "in kms_key_id")
	denied_for(making("aws_db_instance", object.union(private_database, {"kms_key_id": null})), "in kms_key_id")
	denied_for(making("aws_eks_cluster", object.remove(eks({"endpoint_public_access": false}), ["encryption_config"])), "encryption_config.provider.key_arn")
}

# In a plan that makes the key too, nobody knows its name yet.
test_a_key_that_is_being_made_is_fine if {
	plan := making("aws_db_instance", object.remove(private_database, ["kms_key_id"]))
	unknown := json.patch(plan, [{"op": "add", "path": "/resource_changes/0/change/after_unknown/kms_key_id", "value": true}])
	count(denied(unknown)) == 0
}

test_a_replica_in_the_same_region_is_fine if {
	count(denied(making("aws_db_instance", object.union(object.remove(private_database, ["kms_key_id"]), {"replicate_source_db": "primary"})))) == 0
}

test_a_replica_elsewhere_needs_a_key_of_its_own if {
	now := object.union(object.remove(private_database, ["kms_key_id"]), {"replicate_source_db": "arn:aws:rds:eu-west-1:111122223333:db:primary"})
	denied_for(making("aws_db_instance", now), "kms_key_id")
}

test_a_database_without_tls_is_denied if {
	now := {
		"settings": [{"ip_configuration": [{"ipv4_enabled": false, "ssl_mode": "ALLOW_UNENCRYPTED_AND_ENCRYPTED"}], "user_labels": {"environment": "production"}}],
		"encryption_key_name": "k",
	}
	denied_for(making("google_sql_database_instance", now), "without TLS")
}
