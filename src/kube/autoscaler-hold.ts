import type { KubeClient } from './client.ts';
import { numberAt, textAt } from './fields.ts';
import { type KindRef, type KubeObject, type ObjectRef, refOf } from './object.ts';
import { ownedObject } from './owned-object.ts';
import { isKubeStatus } from './status-error.ts';
import { permit, type Writing } from './writing.ts';

/** On an autoscaler while it is held: the chart's own minimum, or `null` where the chart names none. */
const heldAnnotation = 'flotilla.dev/held-minimum';

const hpa: KindRef = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' };
const scaledObject: KindRef = { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject' };

/** Where a kind of autoscaler keeps the limits of its replicas. */
const limits = (kind: string) =>
  kind === 'ScaledObject'
    ? { minimum: 'minReplicaCount', maximum: 'maxReplicaCount' }
    : { minimum: 'minReplicas', maximum: 'maxReplicas' };

/** The autoscalers of the namespaces, without the HPAs that KEDA makes of its own. */
export async function listAutoscalers(
  client: KubeClient,
  namespaces: readonly string[],
): Promise<KubeObject[]> {
  const kinds = (await client.scopeOf(scaledObject)) === undefined ? [hpa] : [hpa, scaledObject];
  const lists = await Promise.all(
    kinds.flatMap((kind) => namespaces.map((namespace) => listIfAllowed(client, kind, namespace))),
  );
  return lists
    .flat()
    .filter(({ metadata }) => !metadata.ownerReferences?.some(({ kind }) => kind === 'ScaledObject'));
}

/** An identity without rights to a kind delivers none of it either: what others scale with it is theirs to hold. */
async function listIfAllowed(client: KubeClient, kind: KindRef, namespace: string): Promise<KubeObject[]> {
  try {
    return await client.list(kind, { namespace });
  } catch (error) {
    if (isKubeStatus(error, 403)) return [];
    throw error;
  }
}

/** Whether an autoscaler decides the number of this workload's pods. */
export function scales(scaler: KubeObject, workload: ObjectRef): boolean {
  // KEDA's target is a Deployment unless it says otherwise.
  const kind = textAt(scaler, 'spec', 'scaleTargetRef', 'kind') ?? 'Deployment';
  return (
    scaler.metadata.namespace === workload.namespace &&
    kind === workload.kind &&
    textAt(scaler, 'spec', 'scaleTargetRef', 'name') === workload.name
  );
}

export const isHeld = ({ metadata }: KubeObject): boolean =>
  metadata.annotations?.[heldAnnotation] !== undefined;

/**
 * Keeps an autoscaler from scaling a workload below `replicas` while it has no traffic, so that it can take all of it
 * back at any moment. What it held before is on the object.
 */
export async function holdAutoscaler(
  client: KubeClient,
  scaler: KubeObject,
  replicas: number,
  writing: Writing,
): Promise<void> {
  if (isHeld(scaler)) return;
  const { minimum, maximum } = limits(scaler.kind);
  const own = ownedObject(scaler);
  const most = numberAt(scaler, 'spec', maximum) ?? replicas;
  const held = Math.max(numberAt(scaler, 'spec', minimum) ?? 0, Math.min(replicas, most));
  // A field that is not ours must be put back with its value, one of ours as the chart has it.
  const before = numberAt(own ?? scaler, 'spec', minimum) ?? null;
  await setMinimum(client, scaler, held, JSON.stringify(before), writing);
}

/** Gives an autoscaler its own minimum back. Nothing is written where it is not held. */
export async function releaseAutoscaler(
  client: KubeClient,
  scaler: KubeObject,
  writing: Writing,
): Promise<void> {
  const text = scaler.metadata.annotations?.[heldAnnotation];
  if (text === undefined) return;
  const before: unknown = JSON.parse(text);
  await setMinimum(client, scaler, typeof before === 'number' ? before : null, null, writing);
}

async function setMinimum(
  client: KubeClient,
  scaler: KubeObject,
  value: number | null,
  annotation: string | null,
  writing: Writing,
): Promise<void> {
  const { minimum } = limits(scaler.kind);
  const patch = { metadata: { annotations: { [heldAnnotation]: annotation } }, spec: { [minimum]: value } };
  const own = ownedObject(scaler);
  await permit(writing);
  if (own === undefined) await client.patch(refOf(scaler), patch);
  else await client.apply(merged(own, patch), { force: true });
}

/** A merge patch (RFC 7396) of the two places that change. */
function merged(
  own: KubeObject,
  patch: { metadata: { annotations: Record<string, string | null> }; spec: Record<string, number | null> },
): KubeObject {
  const annotations = withoutNulls({ ...own.metadata.annotations, ...patch.metadata.annotations });
  // The specification came from the server as JSON.
  const spec = withoutNulls({ ...(own.spec as Record<string, never>), ...patch.spec });
  const { annotations: _before, ...metadata } = own.metadata;
  // Owning no annotations is not the same as owning an empty set of them.
  const kept = Object.keys(annotations).length === 0 ? {} : { annotations };
  return { ...own, metadata: { ...metadata, ...kept }, spec };
}

function withoutNulls<T>(record: Readonly<Record<string, T | null>>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) => (value === null ? [] : [[key, value] as const])),
  );
}
