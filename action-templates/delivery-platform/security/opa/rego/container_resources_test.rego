package containerresources_test

import data.containerresources

review(resources) := {
	"parameters": {"requests": ["cpu", "memory"], "limits": ["memory"]},
	"review": {"object": {"kind": "Pod", "spec": {"containers": [{"name": "app", "resources": resources}]}}},
}

whole := {"requests": {"cpu": "10m", "memory": "64Mi"}, "limits": {"memory": "256Mi"}}

test_all_there if count(containerresources.violation) == 0 with input as review(whole)

test_a_missing_limit if {
	containerresources.violation[{"msg": "container app has no limit for memory"}] with input as review(object.remove(whole, ["limits"]))
}

test_nothing_at_all if count(containerresources.violation) == 3 with input as review({})

test_ephemeral_containers_have_none if {
	debugging := {
		"parameters": {"requests": ["cpu"], "limits": []},
		"review": {"object": {"kind": "Pod", "spec": {"containers": [], "ephemeralContainers": [{"name": "debug"}]}}},
	}
	count(containerresources.violation) == 0 with input as debugging
}
