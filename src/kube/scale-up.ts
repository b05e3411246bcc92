import type { KubeClient } from './client.ts';
import type { Judge } from './doom.ts';
import { textAt } from './fields.ts';
import type { KubeObject } from './object.ts';
import type { Standing } from './rollout.ts';

/** What the autoscalers of clusters say of a pod for which they make a node: Cluster Autoscaler's, and Karpenter's. */
const reasons = new Set(['TriggeredScaleUp', 'Nominated']);

/**
 * Sorts out of lost objects those that only wait for a node somebody is making: each time an autoscaler says so, the
 * wait begins anew.
 */
export function createExcuses(
  client: KubeClient,
  judge: Judge,
): (doomed: readonly Standing[], now: number) => Promise<Standing[]> {
  const heard = new Map<string, number>();
  const isExcused = async ({ doom, witness }: Standing, now: number): Promise<boolean> => {
    if (doom?.lacksNode !== true || witness === undefined) return false;
    const [uid, said] = [witness.metadata.uid ?? '', await lastScaleUp(client, witness)];
    if (said === undefined || said <= (heard.get(uid) ?? Number.NEGATIVE_INFINITY)) return false;
    heard.set(uid, said);
    judge.excuse(witness, now);
    return true;
  };
  return async (doomed, now) => {
    const excused = await Promise.all(doomed.map((one) => isExcused(one, now)));
    return doomed.filter((_, at) => excused[at] !== true);
  };
}

/**
 * When an autoscaler last said that it makes a node for the pod, milliseconds since the epoch; undefined where none
 * has, or where events may not be read.
 */
async function lastScaleUp(client: KubeClient, { metadata }: KubeObject): Promise<number | undefined> {
  const selection = { namespace: metadata.namespace, fieldSelector: `involvedObject.uid=${metadata.uid}` };
  const events = await client.list({ apiVersion: 'v1', kind: 'Event' }, selection).catch(() => []);
  const times = events
    .filter((event) => reasons.has(textAt(event, 'reason') ?? ''))
    .map((event) => Date.parse(textAt(event, 'lastTimestamp') ?? textAt(event, 'eventTime') ?? ''))
    .filter((time) => !Number.isNaN(time));
  return times.length === 0 ? undefined : Math.max(...times);
}
