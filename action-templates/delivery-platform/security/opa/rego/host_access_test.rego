package hostaccess_test

import data.hostaccess

review(spec) := {"review": {"object": {"kind": "Pod", "spec": spec}}}

container(more) := object.union(
	{"name": "app", "image": "app", "securityContext": {"allowPrivilegeEscalation": false}},
	more,
)

test_an_ordinary_pod_is_fine if count(hostaccess.violation) == 0 with input as review({"containers": [container({})]})

test_host_namespaces if {
	spec := {"hostNetwork": true, "hostPID": true, "hostIPC": true, "containers": [container({})]}
	count(hostaccess.violation) == 3 with input as review(spec)
}

test_host_paths if {
	spec := {
		"volumes": [{"name": "socket", "hostPath": {"path": "/run/containerd"}}],
		"containers": [container({})],
	}
	hostaccess.violation[{"msg": "volume socket: hostPath /run/containerd is not allowed"}] with input as review(spec)
}

test_privileged if {
	spec := {"containers": [container({"securityContext": {"privileged": true, "allowPrivilegeEscalation": false}})]}
	count(hostaccess.violation) == 1 with input as review(spec)
}

test_escalation_must_be_refused_explicitly if {
	count(hostaccess.violation) == 1 with input as review({"containers": [{"name": "app", "image": "app"}]})
}

test_host_ports if {
	spec := {"containers": [container({"ports": [{"containerPort": 8080, "hostPort": 80}]})]}
	count(hostaccess.violation) == 1 with input as review(spec)
}
