# API servers: private, or for named ranges.
package infrastructure

import rego.v1

deny contains message if {
	some resource in after
	resource.type == "aws_eks_cluster"
	some access in resource.now.vpc_config
	access.endpoint_public_access
	some range in eks_ranges(access)
	range in everybody
	message := sprintf("%s: its API server is open to %s; name ranges in api_server_cidrs", [resource.address, range])
}

# None named, or null, is all.
eks_ranges(access) := access.public_access_cidrs if is_array(access.public_access_cidrs)

else := ["0.0.0.0/0"]

deny contains message if {
	some resource in after
	resource.type == "google_container_cluster"
	some networks in resource.now.master_authorized_networks_config
	some block in networks.cidr_blocks
	block.cidr_block in everybody
	message := sprintf("%s: its API server is open to %s; name ranges in api_server_cidrs", [resource.address, block.cidr_block])
}

deny contains message if {
	some resource in after
	resource.type == "google_container_cluster"
	object.get(resource.now, ["control_plane_endpoints_config", 0, "ip_endpoints_config", 0, "enabled"], true)
	not given(resource, ["master_authorized_networks_config", 0])
	message := sprintf("%s: its API server has a public address for everybody; switch ip_endpoints_config off or authorise networks", [resource.address])
}

deny contains message if {
	some resource in after
	resource.type == "azurerm_kubernetes_cluster"
	not resource.now.private_cluster_enabled

	# A profile for other things has null here.
	open_to_all([range | some range in object.get(resource.now, ["api_server_access_profile", 0, "authorized_ip_ranges"], [])])
	message := sprintf("%s: its API server is open to everybody; name ranges in api_server_cidrs, or none for a private cluster", [resource.address])
}

open_to_all(ranges) if count(ranges) == 0

open_to_all(ranges) if {
	some range in ranges
	range in everybody
}
