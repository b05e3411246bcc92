import { systemClock } from '../../../src/core/clock.ts';
import { apply } from '../../../src/kube/apply.ts';
import type { KubeClient, KubeObject } from '../../../src/kube/client.ts';
import type { Owner } from '../../../src/kube/inventory.ts';
import { planApply } from '../../../src/kube/plan.ts';
import { isRolloutError, type RolloutError } from '../../../src/kube/rollout-error.ts';
import { waitForRollout } from '../../../src/kube/wait.ts';
import { silentLog } from './silent-log.ts';

/** Delivers objects; `failure` settles with how waiting for them ends, `lines` grow meanwhile. */
export async function deliverObjects(
  client: KubeClient,
  owner: Owner,
  objects: readonly KubeObject[],
  deadlineMs = 20_000,
): Promise<{ lines: readonly string[]; failure: Promise<RolloutError | undefined> }> {
  const { signal } = new AbortController();
  const ports = { signal, clock: systemClock, log: silentLog };
  const plan = await planApply(client, objects, owner);
  const applied = await apply(client, plan, { guard: async () => undefined, ...ports });
  const lines: string[] = [];
  const failure = waitForRollout(client, applied.objects, {
    namespace: owner.namespace,
    deadlineMs,
    onProgress: ({ line }) => lines.push(line),
    ...ports,
  }).then(
    () => undefined,
    (error: unknown) => {
      if (isRolloutError(error)) return error;
      throw error;
    },
  );
  return { lines, failure };
}

export const causeOf = (error: RolloutError | undefined): string | undefined =>
  error?.diagnoses.map(({ cause }) => cause).join();
