import type { KubeClient } from '../../kube/client.ts';
import type { Owner } from '../../kube/inventory.ts';
import { noShift, readShift, type ShiftState } from '../../kube/shift-state.ts';
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
