package requiredlabels_test

import data.requiredlabels

review(labels) := {
	"parameters": {"labels": [
		{"key": "app.kubernetes.io/part-of"},
		{"key": "app.kubernetes.io/name", "pattern": "^[a-z][a-z0-9-]+$"},
	]},
	"review": {"object": {"kind": "Deployment", "metadata": {"name": "orders", "labels": labels}}},
}

whole := {"app.kubernetes.io/part-of": "delivery-platform", "app.kubernetes.io/name": "order-service"}

test_all_there if count(requiredlabels.violation) == 0 with input as review(whole)

test_one_missing if {
	count(requiredlabels.violation) == 1 with input as review(object.remove(whole, ["app.kubernetes.io/part-of"]))
}

test_an_empty_one_is_missing if {
	count(requiredlabels.violation) == 1 with input as review(object.union(whole, {"app.kubernetes.io/part-of": ""}))
}

test_a_value_that_does_not_match if {
	requiredlabels.violation[{"msg": msg}] with input as review(object.union(whole, {"app.kubernetes.io/name": "Orders!"}))
	contains(msg, `is "Orders!"`)
}

test_no_labels_at_all if {
	bare := json.remove(review({}), ["/review/object/metadata/labels"])
	count(requiredlabels.violation) == 2 with input as bare
}
