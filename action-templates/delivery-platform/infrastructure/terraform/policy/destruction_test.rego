package infrastructure_test

import rego.v1

test_a_database_is_not_destroyed_in_passing if {
	denied_for(destroying("aws_db_instance", {"tags": {}}, ["delete"]), "would be destroyed;")
	denied_for(destroying("google_sql_database_instance", {"settings": [{"user_labels": null}]}, ["delete"]), "would be destroyed;")
	denied_for(destroying("azurerm_key_vault", {"tags": null}, ["delete"]), "would be destroyed;")
}

test_nor_made_anew if {
	denied_for(destroying("aws_kms_key", {"tags": {"allow-destroy": "no"}}, ["delete", "create"]), "made anew, empty")
	denied_for(destroying("aws_kms_key", {}, ["create", "delete"]), "made anew, empty")
}

test_nor_is_a_database_while_its_server_stays if {
	denied_for(destroying("google_sql_database", {}, ["delete"]), "would be destroyed, while")
	denied_for(destroying("azurerm_postgresql_flexible_server_database", {}, ["delete", "create"]), "made anew, empty, while")
}

test_a_database_goes_with_its_server if {
	server := destroying("google_sql_database_instance", {"settings": [{"user_labels": {"allow-destroy": "true"}}]}, ["delete"])
	database := destroying("google_sql_database", {}, ["delete"])
	count(denied({"resource_changes": array.concat(server.resource_changes, database.resource_changes)})) == 0
}

test_who_labelled_it_first_may if {
	count(denied(destroying("aws_db_instance", {"tags": {"allow-destroy": "true"}}, ["delete"]))) == 0
	count(denied(destroying("google_container_cluster", {"resource_labels": {"allow-destroy": "true"}}, ["delete"]))) == 0
	count(denied(destroying("google_sql_database_instance", {"settings": [{"user_labels": {"allow-destroy": "true"}}]}, ["delete"]))) == 0
}

test_what_keeps_nothing_goes if {
	count(denied(destroying("aws_cloudwatch_metric_alarm", {}, ["delete"]))) == 0
}

test_what_is_made_anew_is_told if {
	plan := destroying("aws_cloudwatch_metric_alarm", {}, ["delete", "create"])
	warnings := data.infrastructure.warn with input as plan
	count(warnings) == 1
}
