import { at, listAt, numberAt, textAt } from '../kube/fields.ts';
import type { KubeObject } from '../kube/object.ts';
import { podSpecOf } from '../kube/pod-spec.ts';
import { parseQuantity } from '../kube/quantity.ts';

/** Amounts by the name a quota knows them by: `pods`, `requests.cpu`. */
export type Amounts = ReadonlyMap<string, number>;

/**
 * What new pods take beside the old ones while these Deployments roll out: `surge` pods of each as it is configured, or
 * as many as it has where a strategy runs both versions in full.
 */
export function wantedBy(deployments: readonly KubeObject[], full: boolean): Amounts {
  const sum = new Map<string, number>();
  const add = (name: string, amount: number) => sum.set(name, (sum.get(name) ?? 0) + amount);
  for (const deployment of deployments) {
    const replicas = numberAt(deployment.spec, 'replicas') ?? 1;
    const pods = full ? replicas : surgeOf(deployment, replicas);
    add('pods', pods);
    const containers = listAt(podSpecOf(deployment), 'containers');
    for (const kind of ['requests', 'limits'] as const)
      for (const resource of ['cpu', 'memory'] as const)
        for (const container of containers) {
          const text = at(container, 'resources', kind, resource);
          add(`${kind}.${resource}`, pods * (parseQuantity(String(text ?? '0')) ?? 0));
        }
  }
  return sum;
}

function surgeOf({ spec }: KubeObject, replicas: number): number {
  if (textAt(spec, 'strategy', 'type') === 'Recreate') return 0;
  const surge = at(spec, 'strategy', 'rollingUpdate', 'maxSurge') ?? '25%';
  const share = /^(\d+)%$/.exec(String(surge))?.[1];
  return share === undefined ? Number(surge) || 0 : Math.ceil((replicas * Number(share)) / 100);
}
