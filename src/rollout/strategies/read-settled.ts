import type { KubeClient } from '../../kube/client.ts';
import type { Owner } from '../../kube/inventory.ts';
import type { ObjectRef } from '../../kube/object.ts';
import { noShift, ownPods, readShift, type ShiftState } from '../../kube/shift-state.ts';
import { until } from '../../kube/until.ts';
import type { Writing } from '../../kube/writing.ts';

/** How long the controller may take to see our last change of a workload, in milliseconds. */
const patienceMs = 3_000;

/**
 * What shifts, once it is known which pods are whose: a workload that was written a moment ago, as a retreat does,
 * must not be taken for one without pods. `namespaces` are those of the application, where they are known.
 */
export async function readSettled(
  client: KubeClient,
  owner: Owner,
  { clock, signal }: Pick<Writing, 'clock' | 'signal'>,
  namespaces?: readonly string[],
): Promise<ShiftState> {
  let state: ShiftState = noShift;
  const look = async () => {
    state = await readShift(client, owner, namespaces);
    const isUnsure = state.workloads.some(
      ({ workload, own, promoting }) => workload !== undefined && own === undefined && !promoting,
    );
    return isUnsure ? undefined : state;
  };
  return (await until(look, { clock, signal, patienceMs })) ?? state;
}

/** How long the controller may take where a delivery would have to be refused without it, in milliseconds. */
const longestMs = 10_000;

/** A workload's own pods, once its controller has seen what changed it last; undefined where it does not in time. */
export function ownPodsOf(
  client: KubeClient,
  ref: ObjectRef,
  { clock, signal }: Pick<Writing, 'clock' | 'signal'>,
): ReturnType<typeof ownPods> {
  const look = async () => {
    const live = await client.get(ref);
    return live && ownPods(client, live);
  };
  return until(look, { clock, signal, patienceMs: longestMs });
}
