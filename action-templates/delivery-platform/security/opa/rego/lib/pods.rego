# What every policy about pods starts from: the pod's specification and its containers, whatever object carries them.
package lib.pods

spec := input.review.object.spec if input.review.object.kind == "Pod"

spec := input.review.object.spec.template.spec if {
	input.review.object.kind in {"DaemonSet", "Deployment", "Job", "ReplicaSet", "StatefulSet"}
}

spec := input.review.object.spec.jobTemplate.spec.template.spec if input.review.object.kind == "CronJob"

containers contains container if {
	some field in ["containers", "initContainers", "ephemeralContainers"]
	some container in spec[field]
}

# Ephemeral containers have no resources of their own.
sized_containers contains container if {
	some field in ["containers", "initContainers"]
	some container in spec[field]
}
