package allowedregistries_test

import data.allowedregistries

review(image) := {
	"parameters": {"registries": ["registry.example.com/delivery-platform"]},
	"review": {"object": {"kind": "Pod", "spec": {"containers": [{"name": "app", "image": image}]}}},
}

test_ours_is_allowed if {
	count(allowedregistries.violation) == 0 with input as review("registry.example.com/delivery-platform/user-service@sha256:1")
}

test_a_longer_name_is_not_ours if {
	count(allowedregistries.violation) == 1 with input as review("registry.example.com/delivery-platform-copy/user-service@sha256:1")
}

test_the_default_registry_is_refused if {
	allowedregistries.violation[{"msg": msg}] with input as review("node:24")
	contains(msg, "image node:24 comes from none")
}
