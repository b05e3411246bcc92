import type { KubeClient } from '../../kube/client.ts';
import { numberAt } from '../../kube/fields.ts';
import { type Json, type KubeObject, type ObjectRef, refOf } from '../../kube/object.ts';
import { ownedObject } from '../../kube/owned-object.ts';
import type { ShiftingWorkload } from '../../kube/shift-state.ts';
import { until } from '../../kube/until.ts';
import { permit, type Writing } from '../../kube/writing.ts';

/** On a track's Deployment: how many pods the workload itself had before some of them made room. */
export const ownReplicasAnnotation = 'flotilla.dev/own-replicas';

/** Sets the number of a workload's own pods, as the field manager that set it before. */
export async function scaleOwn(
  client: KubeClient,
  ref: ObjectRef,
  replicas: number,
  writing: Writing,
): Promise<void> {
  const live = await client.get(ref);
  const own = live && ownedObject(live);
  // Of another manager's number nothing is known that could be put back.
  if (own === undefined || numberAt(own, 'spec', 'replicas') === undefined) return;
  if (numberAt(live, 'spec', 'replicas') === replicas) return;
  await permit(writing);
  // numberAt has shown that spec is an object.
  await client.apply({ ...own, spec: { ...(own.spec as Record<string, Json>), replicas } }, { force: true });
}

/**
 * Gives a workload back the pods that made room for new ones, so that it can take all traffic. Not once it is being
 * promoted: its number is the release's then.
 */
export async function restoreOwn(
  client: KubeClient,
  { beside, workload, promoting }: ShiftingWorkload,
  writing: Writing,
): Promise<void> {
  const before = ownReplicas(beside);
  if (workload === undefined || promoting || before === undefined) return;
  if (hasMadeRoom({ beside, workload })) await scaleOwn(client, refOf(workload), before, writing);
}

/** Whether fewer pods of a workload are wanted than before new ones came. */
export const hasMadeRoom = ({ beside, workload }: Pick<ShiftingWorkload, 'beside' | 'workload'>): boolean =>
  (numberAt(workload, 'spec', 'replicas') ?? 1) < (ownReplicas(beside) ?? 0);

/** How long pods may take to come back before others leave, in milliseconds. */
const longestMs = 60_000;

/** The same, and waits until they are Ready, at most `patienceMs`. */
export async function ownAreBack(
  client: KubeClient,
  shifting: ShiftingWorkload,
  writing: Writing,
  patienceMs = longestMs,
): Promise<void> {
  const { beside, workload, promoting } = shifting;
  if (workload === undefined || promoting || ownReplicas(beside) === undefined) return;
  await restoreOwn(client, shifting, writing);
  const look = async () => {
    const live = await client.get(refOf(workload));
    const wanted = numberAt(live, 'spec', 'replicas') ?? 1;
    return (numberAt(live, 'status', 'readyReplicas') ?? 0) >= wanted || undefined;
  };
  if ((await until(look, { ...writing, patienceMs })) === undefined)
    writing.log.warning(`not all pods of ${workload.metadata.name} are Ready again`);
}

function ownReplicas({ metadata }: KubeObject): number | undefined {
  const text = metadata.annotations?.[ownReplicasAnnotation];
  return text === undefined ? undefined : Number(text);
}
