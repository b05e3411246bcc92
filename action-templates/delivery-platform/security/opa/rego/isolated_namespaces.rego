# Pods that handle confidential or restricted data run only where a policy denies all traffic that nobody allowed.
# Gatekeeper has the NetworkPolicies from its cache (constraints/sync.yaml).
package isolatednamespaces

violation contains {"msg": msg} if {
	namespace := input.review.object.metadata.namespace
	some direction in ["Ingress", "Egress"]
	not denied_by_default(namespace, direction)
	msg := sprintf("namespace %s has no NetworkPolicy that denies %s by default", [namespace, lower(direction)])
}

denied_by_default(namespace, direction) if {
	some version
	some policy in data.inventory.namespace[namespace][version].NetworkPolicy
	startswith(version, "networking.k8s.io/")
	policy.spec.podSelector == {}
	direction in policy.spec.policyTypes
	count(object.get(policy.spec, lower(direction), [])) == 0
}
