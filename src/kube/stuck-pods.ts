import type { Log } from '../core/log.ts';
import type { KubeClient } from './client.ts';
import { numberAt, textAt } from './fields.ts';
import { describeRef, type KubeObject, refOf } from './object.ts';
import { isReady } from './pods.ts';
import type { Scene } from './scene.ts';
import { isKubeStatus } from './status-error.ts';

/** How long a pod must have been in the way before it is taken out of it, in milliseconds. */
const patienceMs = 5_000;

/**
 * Frees StatefulSets from broken pods of an older revision. Their controller waits for such a pod to become Ready
 * before it replaces it, so that a way back would never end (https://github.com/kubernetes/kubernetes/issues/67250);
 * to delete the pod is what Kubernetes' documentation advises. `guard` is awaited before each deletion.
 */
export function createUnblocker(client: KubeClient, guard: () => Promise<void>, log: Log) {
  const since = new Map<string, number>();
  return async (workloads: readonly KubeObject[], scene: Scene, now: number): Promise<void> => {
    const stuck = workloads.flatMap((workload) => stuckPods(workload, scene));
    for (const pod of stuck) {
      const uid = pod.metadata.uid ?? '';
      const first = since.get(uid) ?? now;
      since.set(uid, first);
      if (now - first < patienceMs) continue;
      // Asked for once; whether it is gone the watch will tell.
      since.set(uid, Number.POSITIVE_INFINITY);
      await guard();
      const ref = refOf(pod);
      try {
        await client.delete(ref, { preconditionUid: uid });
        log.info(`deleted ${describeRef(ref)}, which was broken and kept its StatefulSet from replacing it`);
      } catch (error) {
        if (isKubeStatus(error, 403))
          log.warning(`${describeRef(ref)} has to be deleted by hand: ${error.said}`);
        else if (!isKubeStatus(error, 409)) throw error;
      }
    }
  };
}

/** Pods of an older revision that are not Ready, where each waits for the one before it. */
function stuckPods(workload: KubeObject, scene: Scene): KubeObject[] {
  if (workload.kind !== 'StatefulSet') return [];
  const live = scene.live(workload);
  const isParallel = textAt(live, 'spec', 'podManagementPolicy') === 'Parallel';
  if (live === undefined || isParallel) return [];
  if (textAt(live, 'spec', 'updateStrategy', 'type') === 'OnDelete') return [];
  const partition = numberAt(live, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0;
  const ordinal = ({ metadata }: KubeObject) =>
    Number(metadata.name.slice(metadata.name.lastIndexOf('-') + 1));
  return scene.oldPods(live).filter((pod) => !isReady(pod) && ordinal(pod) >= partition);
}
