# An image is named by what it is, not by a label that somebody can move.
package imagedigests

import data.lib.pods

violation contains {"msg": msg} if {
	some container in pods.containers
	not regex.match(`^[^@]+@sha256:[0-9a-f]{64}$`, container.image)
	msg := sprintf("container %s: image %s is not pinned by digest (NAME@sha256:...)", [container.name, container.image])
}
