import { atHumanPace } from '../../core/pace.ts';
import type { KubeObject } from '../../kube/object.ts';
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
  let line = '';
  const say = atHumanPace(clock, () => log.info(line));
  const { workloads } = await waitForRollout(client, objects, {
    namespace,
    deadlineMs: timeoutMs,
    images,
    signal,
    guard,
    clock,
    log,
    onProgress: (progress) => {
      line = progress.line;
      say(progress.ready >= progress.total);
    },
  });
  return workloads.map(({ ref, pods, digests }) => ({ name: ref.name, pods, digests }));
}
