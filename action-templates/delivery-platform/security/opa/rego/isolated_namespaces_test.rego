package isolatednamespaces_test

import data.isolatednamespaces

review := {"review": {"object": {"kind": "Pod", "metadata": {"name": "payments", "namespace": "cards"}}}}

inventory(spec) := {"namespace": {"cards": {"networking.k8s.io/v1": {"NetworkPolicy": {"a-policy": {"spec": spec}}}}}}

test_denied_both_ways if {
	spec := {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
	count(isolatednamespaces.violation) == 0 with input as review with data.inventory as inventory(spec)
}

test_one_way_is_not_enough if {
	spec := {"podSelector": {}, "policyTypes": ["Ingress"]}
	isolatednamespaces.violation[{"msg": msg}] with input as review with data.inventory as inventory(spec)
	contains(msg, "denies egress by default")
}

test_a_policy_for_some_pods_is_not_enough if {
	spec := {"podSelector": {"matchLabels": {"app": "payments"}}, "policyTypes": ["Ingress", "Egress"]}
	count(isolatednamespaces.violation) == 2 with input as review with data.inventory as inventory(spec)
}

test_a_policy_that_allows_is_not_enough if {
	spec := {"podSelector": {}, "policyTypes": ["Ingress", "Egress"], "egress": [{}]}
	count(isolatednamespaces.violation) == 1 with input as review with data.inventory as inventory(spec)
}

test_an_empty_namespace_is_open if count(isolatednamespaces.violation) == 2 with input as review with data.inventory as {}
