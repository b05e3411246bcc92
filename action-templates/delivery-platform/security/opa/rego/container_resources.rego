# What a pod needs is said, so that the scheduler, the autoscalers and the bill can go by it.
package containerresources

import data.lib.pods

violation contains {"msg": msg} if {
	some container in pods.sized_containers
	some name in input.parameters.requests
	not container.resources.requests[name]
	msg := sprintf("container %s requests no %s", [container.name, name])
}

violation contains {"msg": msg} if {
	some container in pods.sized_containers
	some name in input.parameters.limits
	not container.resources.limits[name]
	msg := sprintf("container %s has no limit for %s", [container.name, name])
}
