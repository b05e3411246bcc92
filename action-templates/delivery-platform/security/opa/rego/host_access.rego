# No pod reaches the node it runs on. Pod Security says the same of whole namespaces; this holds where its labels were
# forgotten, and names the container and the field.
package hostaccess

import data.lib.pods

violation contains {"msg": msg} if {
	some field in ["hostNetwork", "hostPID", "hostIPC"]
	pods.spec[field]
	msg := sprintf("%s is not allowed", [field])
}

violation contains {"msg": msg} if {
	some volume in pods.spec.volumes
	volume.hostPath
	msg := sprintf("volume %s: hostPath %s is not allowed", [volume.name, volume.hostPath.path])
}

violation contains {"msg": msg} if {
	some container in pods.containers
	container.securityContext.privileged
	msg := sprintf("container %s must not be privileged", [container.name])
}

violation contains {"msg": msg} if {
	some container in pods.containers
	not container.securityContext.allowPrivilegeEscalation == false
	msg := sprintf("container %s must set allowPrivilegeEscalation: false", [container.name])
}

violation contains {"msg": msg} if {
	some container in pods.containers
	some port in container.ports
	port.hostPort > 0
	msg := sprintf("container %s: hostPort %d is not allowed", [container.name, port.hostPort])
}
