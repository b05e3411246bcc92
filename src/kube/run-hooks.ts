import { ActionError } from '../core/errors.ts';
import type { KubeClient } from './client.ts';
import { diagnose } from './diagnose.ts';
import { textAt } from './fields.ts';
import { gone } from './gone.ts';
import { followLogs } from './hook-logs.ts';
import type { Hook } from './hooks.ts';
import { describeRef, type KubeObject, refOf } from './object.ts';
import { controllerOf } from './pods.ts';
import { objectStatus } from './status.ts';
import { until } from './until.ts';
import { permit, type Writing } from './writing.ts';

/** Runs hooks one after the other and waits for each. `ROLLOUT_FAILED` with the log's end where one fails. */
export async function runHooks(
  client: KubeClient,
  hooks: readonly Hook[],
  namespace: string,
  writing: Writing,
): Promise<void> {
  for (const hook of hooks) {
    const { object, deletePolicy } = hook;
    const ref = refOf(object);
    if (deletePolicy.includes('before-hook-creation')) {
      await permit(writing);
      await client.delete(ref);
      await gone(client, ref, writing);
    }
    await permit(writing);
    writing.log.info(`hook ${describeRef(ref, namespace)}`);
    await client.apply(object, { force: true });
    const failure = await finished(client, hook, writing);
    if (deletePolicy.includes(failure === undefined ? 'hook-succeeded' : 'hook-failed')) {
      await permit(writing);
      await client.delete(ref);
    }
    if (failure !== undefined)
      throw new ActionError('ROLLOUT_FAILED', `Hook ${describeRef(ref, namespace)} ${failure}`, {
        hint: 'The release’s other objects are unchanged if this was a pre hook. See the hook’s own log.',
      });
  }
}

/** Undefined when the hook did its work, else what became of it. Only Jobs and Pods work; the rest is just there. */
async function finished(
  client: KubeClient,
  { object, timeoutMs, hide }: Hook,
  { clock, signal, log }: Writing,
): Promise<string | undefined> {
  if (object.kind !== 'Job' && object.kind !== 'Pod') return undefined;
  const ref = refOf(object);
  const follow = followLogs(client, { clock, log, hide });
  const look = async () => {
    const live = await client.get(ref);
    if (live === undefined) return 'was deleted while it ran';
    const verdict = verdictOf(live);
    await follow(live, verdict !== undefined);
    return verdict === undefined || verdict === ''
      ? verdict
      : `${verdict}${await lastWords(client, live, hide)}`;
  };
  const verdict = await until(look, { clock, signal, patienceMs: timeoutMs });
  return verdict === '' ? undefined : (verdict ?? `did not finish in ${timeoutMs / 1000} s`);
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
