import type { KubeClient } from './client.ts';
import { conflictsOf } from './conflicts.ts';
import { isRecord, numberAt, textAt } from './fields.ts';
import { findForeignRollouts } from './foreign-rollouts.ts';
import { isOursAlone } from './managed-fields.ts';
import { type KubeObject, refOf } from './object.ts';
import { isKubeStatus } from './status-error.ts';

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

/** Whether an autoscaler decides the number of replicas of an object. */
export const isAutoscaled = ({ kind, metadata }: KubeObject, autoscaled: Autoscaled): boolean =>
  autoscaled.has(`${kind}/${metadata.namespace}/${metadata.name}`);

/**
 * An autoscaled object with the live number of replicas. Where nobody but us owns that field, leaving it out would set
 * it to 1 for a moment; where the autoscaler does, a chart that names none leaves it to that.
 */
export function yieldReplicas(object: KubeObject, live: KubeObject | undefined): KubeObject {
  const replicas = numberAt(live, 'spec', 'replicas');
  if (live === undefined || replicas === undefined || !isRecord(object.spec)) return object;
  if (numberAt(object, 'spec', 'replicas') === undefined && !isOursAlone(live, 'spec', 'replicas'))
    return object;
  // Shown to be an object; what came as JSON is JSON.
  return { ...object, spec: { ...(object.spec as Record<string, never>), replicas } };
}

/** How often an autoscaler may be quicker than a write that follows a look at once. */
const attempts = 5;

/**
 * Applies an autoscaled object with the number of replicas it has at this moment, not when it was planned. Throws as
 * the client does.
 */
export async function applyAutoscaled(
  client: KubeClient,
  object: KubeObject,
  { force }: { readonly force: boolean },
): Promise<KubeObject> {
  for (let attempt = 1; ; attempt++) {
    const live = await client.get(refOf(object));
    try {
      return await client.apply(yieldReplicas(object, live), { force });
    } catch (error) {
      const isScaled =
        live !== undefined &&
        isKubeStatus(error, 'Conflict') &&
        conflictsOf(error, live).every(({ field }) => field === '.spec.replicas');
      if (!isScaled || attempt === attempts) throw error;
    }
  }
}
