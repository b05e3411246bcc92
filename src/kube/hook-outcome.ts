import type { KubeClient } from './client.ts';
import { diagnose } from './diagnose.ts';
import { numberAt, textAt } from './fields.ts';
import { followLogs } from './hook-logs.ts';
import type { Hook } from './hooks.ts';
import { type KubeObject, refOf } from './object.ts';
import { controllerOf } from './pods.ts';
import { objectStatus } from './status.ts';
import { traceOf } from './trace.ts';
import { until } from './until.ts';
import type { Writing } from './writing.ts';

/**
 * How long the server may take to say by watch how a Job ended that is gone already, in milliseconds: longer than a
 * stream lasts on which nothing comes.
 */
const newsMs = 30_000;

/**
 * Waits for a hook as it was applied, with its log shown: undefined when it did its work, else what became of it. Only
 * Jobs and Pods work; the rest is just there.
 */
export async function hookOutcome(
  client: KubeClient,
  { object, timeoutMs, hide }: Hook,
  applied: KubeObject,
  { clock, signal, log }: Writing,
): Promise<string | undefined> {
  if (object.kind !== 'Job' && object.kind !== 'Pod') return undefined;
  const ref = refOf(object);
  const follow = followLogs(client, { clock, log, hide });
  const isShortLived = numberAt(applied, 'spec', 'ttlSecondsAfterFinished') !== undefined;
  const trace = isShortLived ? traceOf(client, applied, signal) : undefined;
  const isLost = 'was deleted while it ran';
  let missingSince: number | undefined;
  const look = async () => {
    const found = await client.get(ref);
    const live = found ?? trace?.last();
    const verdict = live && verdictOf(live);
    if (live === undefined || (found === undefined && verdict === undefined)) {
      missingSince ??= clock.now();
      return trace?.isOpen() && clock.now() - missingSince < newsMs ? undefined : isLost;
    }
    await follow(live, verdict !== undefined);
    return verdict === undefined || verdict === ''
      ? verdict
      : `${verdict}${await lastWords(client, live, hide)}`;
  };
  try {
    const verdict = await until(look, { clock, signal, patienceMs: timeoutMs });
    if (verdict !== undefined) return verdict === '' ? undefined : verdict;
    return missingSince === undefined ? `did not finish in ${timeoutMs / 1000} s` : isLost;
  } finally {
    await trace?.close();
  }
}

/** Empty when the hook did its work, undefined while it is at it. */
function verdictOf(live: KubeObject): string | undefined {
  if (live.kind === 'Pod' && textAt(live, 'status', 'phase') === 'Running') return undefined;
  const { state, message } = objectStatus(live, 0);
  if (state === 'current') return '';
  return state === 'failed' ? `failed: ${message}` : undefined;
}

/** The end of the log of a hook's last pod. */
async function lastWords(client: KubeClient, live: KubeObject, hide: Hook['hide']): Promise<string> {
  const { namespace = 'default', uid } = live.metadata;
  const pods =
    live.kind === 'Pod' ? [live] : await client.list({ apiVersion: 'v1', kind: 'Pod' }, { namespace });
  const witness = pods.findLast((pod) => pod === live || controllerOf(pod) === uid);
  const subject = { live, ref: refOf(live), message: '', witness };
  const { log } = await diagnose(client, subject, { hide });
  return log.length === 0 ? '' : `\n${log.join('\n')}`;
}
