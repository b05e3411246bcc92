import type { ClusterRole } from '../../clouds/cluster-role.ts';
import { openCluster, openRegistry } from '../../clouds/index.ts';
import type { CloudPorts } from '../../clouds/provider.ts';
import { pullEndpoint } from '../../clouds/pull-endpoint.ts';
import type { Environment } from '../../fleet/environment.ts';
import type { Fleet } from '../../fleet/fleet.ts';
import {
  type ClusterCandidate,
  type ClusterPorts,
  type ClusterReport,
  checkCluster,
} from '../../preflight/check-cluster.ts';
import type { Extent } from '../../preflight/secrets.ts';

/** Asks every cluster of the environments that are meant, all at once, as the identity of the role. */
export async function checkClusters(
  fleet: Fleet,
  extent: Extent,
  role: ClusterRole,
  ports: CloudPorts,
  asking: ClusterPorts,
): Promise<ClusterReport[]> {
  const candidates = await Promise.all(
    Object.entries(extent.environments).flatMap(([name, environment]) =>
      Object.keys(environment.clusters).map((cluster) =>
        candidate(fleet, name, environment, cluster, role, ports),
      ),
    ),
  );
  return Promise.all(candidates.map((one) => checkCluster(one, asking)));
}

async function candidate(
  fleet: Fleet,
  name: string,
  environment: Environment,
  cluster: string,
  role: ClusterRole,
  ports: CloudPorts,
): Promise<ClusterCandidate> {
  const config = environment.clusters[cluster];
  if (config === undefined) throw new Error(`no cluster ${cluster}`);
  const { application, strategy } = environment;
  const services = Object.keys(fleet.applications[application]?.services ?? {});
  const path = ['environments', name, 'clusters', cluster];
  const access = await openRegistry(fleet, config.registry, ports);
  return {
    ...{ name: `${name}/${cluster}`, application, strategy, path },
    namespace: config.namespace ?? environment.namespace,
    identity: config.identity === undefined ? path : ['identities', config.identity],
    open: () => openCluster(fleet, name, cluster, ports, role),
    pull: { endpoint: pullEndpoint(access, config), services },
  };
}
