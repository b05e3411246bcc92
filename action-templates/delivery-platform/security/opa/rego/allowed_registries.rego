# Images come from the registries the pipeline pushes to, and from nowhere else.
package allowedregistries

import data.lib.pods

violation contains {"msg": msg} if {
	some container in pods.containers
	not from_allowed(container.image)
	msg := sprintf("container %s: image %s comes from none of the allowed registries", [container.name, container.image])
}

# A path ends where the next begins: example.com/team does not allow example.com/team-of-somebody-else.
from_allowed(image) if {
	some registry in input.parameters.registries
	startswith(image, concat("", [trim_suffix(registry, "/"), "/"]))
}
