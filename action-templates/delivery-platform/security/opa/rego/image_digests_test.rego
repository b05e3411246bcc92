package imagedigests_test

import data.imagedigests

digest := "sha256:0000000000000000000000000000000000000000000000000000000000000000"

pod(images) := {"review": {"object": {"kind": "Pod", "spec": {"containers": [
{"name": "app", "image": image} | some image in images]}}}}

test_a_digest_is_enough if {
	images := [sprintf("registry.example.com/order-service@%s", [digest])]
	count(imagedigests.violation) == 0 with input as pod(images)
}

test_a_tag_is_refused if {
	imagedigests.violation[{"msg": msg}] with input as pod(["registry.example.com/order-service:1.4.2"])
	contains(msg, "registry.example.com/order-service:1.4.2 is not pinned by digest")
}

test_a_short_digest_is_refused if {
	count(imagedigests.violation) == 1 with input as pod(["registry.example.com/order-service@sha256:00"])
}

test_init_containers_count if {
	review := {"review": {"object": {"kind": "Deployment", "spec": {"template": {"spec": {
		"containers": [],
		"initContainers": [{"name": "prepare", "image": "busybox"}],
	}}}}}}
	count(imagedigests.violation) == 1 with input as review
}

test_cron_jobs_count if {
	review := {"review": {"object": {"kind": "CronJob", "spec": {"jobTemplate": {"spec": {"template": {"spec": {
		"containers": [{"name": "nightly", "image": "busybox:1"}],
	}}}}}}}}
	count(imagedigests.violation) == 1 with input as review
}
