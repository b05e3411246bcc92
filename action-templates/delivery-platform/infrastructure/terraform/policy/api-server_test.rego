package infrastructure_test

import rego.v1

eks(access) := {
	"vpc_config": [access],
	"encryption_config": [{"provider": [{"key_arn": "k"}]}],
	"tags_all": {"Environment": "production", "Project": "delivery-platform"},
}

test_an_eks_api_server_open_to_all_is_denied if {
	denied_for(making("aws_eks_cluster", eks({"endpoint_public_access": true, "public_access_cidrs": ["0.0.0.0/0"]})), "open to 0.0.0.0/0")
	denied_for(making("aws_eks_cluster", eks({"endpoint_public_access": true})), "open to 0.0.0.0/0")
	denied_for(making("aws_eks_cluster", eks({"endpoint_public_access": true, "public_access_cidrs": null})), "open to 0.0.0.0/0")
}

test_an_eks_api_server_for_named_ranges_is_fine if {
	count(denied(making("aws_eks_cluster", eks({"endpoint_public_access": true, "public_access_cidrs": ["203.0.113.0/24"]})))) == 0
	count(denied(making("aws_eks_cluster", eks({"endpoint_public_access": false})))) == 0
}

gke(more) := object.union(
	{
		"database_encryption": [{"key_name": "k"}],
		"resource_labels": {"environment": "production"},
	},
	more,
)

test_a_gke_api_server_for_everybody_is_denied if {
	denied_for(making("google_container_cluster", gke({})), "public address for everybody")
	denied_for(making("google_container_cluster", gke({"master_authorized_networks_config": [{"cidr_blocks": [{"cidr_block": "0.0.0.0/0"}]}]})), "open to 0.0.0.0/0")
}

test_a_gke_api_server_by_dns_endpoint_is_fine if {
	count(denied(making("google_container_cluster", gke({"control_plane_endpoints_config": [{"ip_endpoints_config": [{"enabled": false}]}]})))) == 0
}

aks(more) := object.union(
	{
		"disk_encryption_set_id": "d",
		"tags": {"Environment": "production", "Project": "delivery-platform"},
	},
	more,
)

test_an_aks_api_server_open_to_all_is_denied if {
	denied_for(making("azurerm_kubernetes_cluster", aks({"private_cluster_enabled": false})), "open to everybody")
	denied_for(making("azurerm_kubernetes_cluster", aks({"private_cluster_enabled": false, "api_server_access_profile": [{"authorized_ip_ranges": ["0.0.0.0/0"]}]})), "open to everybody")
	denied_for(making("azurerm_kubernetes_cluster", aks({"private_cluster_enabled": false, "api_server_access_profile": [{"authorized_ip_ranges": null, "subnet_id": "s"}]})), "open to everybody")
}

test_a_private_aks_is_fine if {
	count(denied(making("azurerm_kubernetes_cluster", aks({"private_cluster_enabled": true})))) == 0
	count(denied(making("azurerm_kubernetes_cluster", aks({"private_cluster_enabled": false, "api_server_access_profile": [{"authorized_ip_ranges": ["203.0.113.0/24"]}]})))) == 0
}
