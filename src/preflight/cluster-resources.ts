import type { Strategy } from '../fleet/strategy.ts';
import type { KubeClient } from '../kube/client.ts';
import { type Extent, servedKind } from '../kube/inventory.ts';
import { groupOf } from '../kube/object.ts';
import { routerOf } from './cluster-apis.ts';
import type { ResourceName } from './rights.ts';

/** The kinds of an application as RBAC names them; what the cluster serves no longer is left out. */
export async function resourcesOf(client: KubeClient, { kinds }: Extent): Promise<ResourceName[]> {
  const served = await client.apiVersions();
  const found = await Promise.all(
    kinds.map(async (wanted) => {
      const kind = servedKind(served, wanted);
      const resource = kind && (await client.resourceOf(kind));
      return kind && resource?.namespaced
        ? [{ group: groupOf(kind.apiVersion), plural: resource.plural }]
        : [];
    }),
  );
  return found.flat();
}

/** Kinds that a delivery reads or writes where the cluster has them, whatever the chart renders. */
export async function resourcesBeside(client: KubeClient, strategy: Strategy): Promise<ResourceName[]> {
  const router = routerOf(strategy)?.kind;
  const keda = { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject' };
  const found = await Promise.all(
    [router, keda].map(async (kind) => {
      const resource = kind && (await client.resourceOf(kind));
      return kind && resource ? [{ group: groupOf(kind.apiVersion), plural: resource.plural }] : [];
    }),
  );
  return found.flat();
}
