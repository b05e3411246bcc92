package infrastructure_test

import rego.v1

# A plan that makes one resource.
making(type, now) := {"resource_changes": [{
	"address": sprintf("%s.this", [type]),
	"type": type,
	"mode": "managed",
	"change": {"actions": ["create"], "before": null, "after": now, "after_unknown": {}},
}]}

# A plan that destroys one resource, or makes it anew.
destroying(type, was, actions) := {"resource_changes": [{
	"address": sprintf("%s.this", [type]),
	"type": type,
	"mode": "managed",
	"change": {"actions": actions, "before": was, "after": null, "after_unknown": {}},
}]}

denied(plan) := messages if {
	messages := data.infrastructure.deny with input as plan
}

# Whether exactly one thing is denied, for this reason.
denied_for(plan, reason) if {
	count(denied(plan)) == 1
	some message in denied(plan)
	contains(message, reason)
}

test_nothing_is_denied_of_nothing if count(denied({"resource_changes": []})) == 0

test_reading_is_nobodys_business if {
	count(denied({"resource_changes": [{"address": "data.x.y", "type": "aws_db_instance", "mode": "data", "change": {"actions": ["read"], "after": {}}}]})) == 0
}
