import type { KubeClient } from './client.ts';
import { numberAt, textAt } from './fields.ts';
import { findForeignRollouts } from './foreign-rollouts.ts';
import type { KubeObject } from './object.ts';

const hpa = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' };

/** Workloads whose number of replicas an autoscaler decides, as `KIND/NAMESPACE/NAME`. */
export type Autoscaled = ReadonlySet<string>;

/**
 * Targets of the HPAs and KEDA ScaledObjects in the namespaces, and of Argo Rollouts and Flagger, those about to be
 * applied included.
 */
export async function findAutoscaled(
  client: KubeClient,
  objects: readonly KubeObject[],
  namespaces: readonly string[],
): Promise<Autoscaled> {
  const [live, foreign] = await Promise.all([
    Promise.all(namespaces.map((namespace) => client.list(hpa, { namespace }))),
    findForeignRollouts(client, objects),
  ]);
  const scalers = [...objects, ...live.flat()].filter(
    ({ kind }) => kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject',
  );
  const scaled = scalers.map((scaler) => {
    // KEDA's target is a Deployment unless it says otherwise.
    const kind = textAt(scaler, 'spec', 'scaleTargetRef', 'kind') ?? 'Deployment';
    return `${kind}/${scaler.metadata.namespace}/${textAt(scaler, 'spec', 'scaleTargetRef', 'name')}`;
  });
  // Argo Rollouts and Flagger scale what they own, down to nothing while other pods serve.
  const owned = objects
    .filter(foreign.owns)
    .map(({ kind, metadata: { namespace, name } }) => `${kind}/${namespace}/${name}`);
  return new Set([...scaled, ...owned]);
}

/**
 * The object with the live number of replicas where an autoscaler decides it. Leaving the field out instead would set
 * it to 1 for a moment, where nobody but us owned it.
 */
export function yieldReplicas(
  object: KubeObject,
  live: KubeObject | undefined,
  autoscaled: Autoscaled,
): KubeObject {
  const replicas = numberAt(live, 'spec', 'replicas');
  const { kind, metadata, spec } = object;
  if (replicas === undefined || numberAt(spec, 'replicas') === undefined) return object;
  if (!autoscaled.has(`${kind}/${metadata.namespace}/${metadata.name}`)) return object;
  // numberAt has shown that spec is an object with replicas.
  return { ...object, spec: { ...(spec as Record<string, never>), replicas } };
}
