import type { ClusterConfig } from '../fleet/environment.ts';
import type { RegistryEndpoint } from '../oci/registry-endpoint.ts';
import type { RegistryAccess } from './provider.ts';

/** Where a cluster pulls from: the copy of the registry in the cluster's own region, where there is one. */
export function pullEndpoint(
  { endpoint, replicas = [] }: Pick<RegistryAccess, 'endpoint' | 'replicas'>,
  cluster: ClusterConfig,
): RegistryEndpoint {
  if (!('region' in cluster)) return endpoint;
  return replicas.find(({ host }) => host.split('.').includes(cluster.region)) ?? endpoint;
}
