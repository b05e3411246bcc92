import type { Clock } from '../../core/clock.ts';
import type { KubeObject } from '../../kube/object.ts';
import type { RolloutProgress } from '../../kube/progress.ts';
import { waitForRollout } from '../../kube/wait.ts';
import type { Workload } from '../target.ts';
import type { Guard, StrategyContext } from './context.ts';

/**
 * Waits until every pod of these objects is Ready and runs the release, and says so now and then. `ROLLOUT_FAILED`,
 * `ROLLOUT_TIMED_OUT`. With a guard it deletes broken pods that keep a StatefulSet from replacing them.
 */
export async function waitUntilReady(
  { client, clock, log, timeoutMs, images }: StrategyContext,
  objects: readonly KubeObject[],
  namespace: string,
  signal: AbortSignal,
  guard?: Guard,
): Promise<Workload[]> {
  const { workloads } = await waitForRollout(client, objects, {
    namespace,
    deadlineMs: timeoutMs,
    images,
    signal,
    guard,
    clock,
    log,
    onProgress: atHumanPace(clock, ({ line }) => log.info(line)),
  });
  return workloads.map(({ ref, pods, digests }) => ({ name: ref.name, pods, digests }));
}

/** Milliseconds between two lines of one cluster's progress. */
const paceMs = 3_000;

/** Passes on the first progress, the last, and what comes in between no faster than a person reads. */
function atHumanPace(clock: Clock, say: (progress: RolloutProgress) => void) {
  let saidAt = Number.NEGATIVE_INFINITY;
  return (progress: RolloutProgress) => {
    if (clock.now() - saidAt < paceMs && progress.ready < progress.total) return;
    saidAt = clock.now();
    say(progress);
  };
}
