import { ActionError } from '../core/errors.ts';
import type { KubeClient } from './client.ts';
import { describeRef, type ObjectRef } from './object.ts';
import { until } from './until.ts';
import type { Writing } from './writing.ts';

/** How long an object that is being deleted may take, in milliseconds. */
const settleMs = 60_000;

/** Waits until nothing of that name is being deleted; `CLUSTER_CHANGED` when a finalizer holds it. */
export async function gone(client: KubeClient, ref: ObjectRef, { clock, signal }: Writing): Promise<void> {
  const look = async () => {
    const found = await client.get(ref);
    return found?.metadata.deletionTimestamp === undefined ? true : undefined;
  };
  if (await until(look, { clock, signal, patienceMs: settleMs })) return;
  throw new ActionError(
    'CLUSTER_CHANGED',
    `${describeRef(ref)} of cluster ${client.name} is being deleted and does not go away`,
    { hint: 'Something holds it by a finalizer; see metadata.finalizers of the object.' },
  );
}
