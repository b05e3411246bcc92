package infrastructure_test

import rego.v1

test_a_database_without_tags_is_denied if {
	denied_for(making("aws_db_instance", object.union(object.remove(private_database, ["tags_all"]), {"tags_all": {"Environment": "production"}})), "no Project in")
	denied_for(making("aws_db_instance", object.remove(private_database, ["tags_all"])), "Environment, Project")
}

test_tags_that_are_not_known_yet_are_fine if {
	plan := making("aws_db_instance", object.remove(private_database, ["tags_all"]))
	count(denied(json.patch(plan, [{"op": "add", "path": "/resource_changes/0/change/after_unknown/tags_all", "value": true}]))) == 0
}

test_a_cluster_without_labels_is_denied if {
	private := {"control_plane_endpoints_config": [{"ip_endpoints_config": [{"enabled": false}]}]}
	denied_for(making("google_container_cluster", object.remove(gke(private), ["resource_labels"])), "no environment in")
}
