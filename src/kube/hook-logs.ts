import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import { plainLine } from '../core/plain-line.ts';
import { redact } from '../core/redact.ts';
import type { KubeClient } from './client.ts';
import { textAt } from './fields.ts';
import type { KubeObject } from './object.ts';
import { reportsOf } from './pods.ts';

/** Milliseconds between two reads: as fast as a person reads. */
const paceMs = 3_000;
/** Of one container in one read. */
const mostLines = 100;
const mostBytes = 256 * 1024;

/** Says what a hook's pods have written since it was last asked; `last` asks without waiting for the pace. */
export type FollowLogs = (live: KubeObject, last: boolean) => Promise<void>;

/**
 * Follows the logs of a Job's or Pod's containers while it runs, line by line under the pod's name, without secrets. Each read asks for
 * what came since the one before, so that a lost connection loses no line. A log is a courtesy: what cannot be read
 * is left out.
 */
export function followLogs(
  client: KubeClient,
  { clock, log, hide }: { readonly clock: Clock; readonly log: Log; readonly hide: (text: string) => string },
): FollowLogs {
  /** Time of the last line told, as the server writes it, by pod and container. */
  const told = new Map<string, string>();
  let readAt = Number.NEGATIVE_INFINITY;

  async function read(pod: KubeObject, container: string): Promise<void> {
    const { name, namespace = 'default' } = pod.metadata;
    const key = `${name}/${container}`;
    const since = told.get(key);
    const text = await client.logs({
      namespace,
      pod: name,
      container,
      timestamps: true,
      limitBytes: mostBytes,
      ...(since === undefined ? {} : { sinceTime: since }),
    });
    // The server knows seconds, its lines nanoseconds: those of the same second come again.
    const lines = text
      .split('\n')
      .map((line) => ({ at: line.slice(0, line.indexOf(' ')), said: line.slice(line.indexOf(' ') + 1) }))
      .filter(({ at }) => at !== '' && (since === undefined || instant(at) > instant(since)));
    if (lines.length > mostLines) log.info(`${key} │ … ${lines.length - mostLines} lines left out`);
    for (const { said } of lines.slice(-mostLines)) log.info(`${key} │ ${plainLine(hide(redact(said)))}`);
    const last = lines.at(-1);
    if (last !== undefined) told.set(key, last.at);
  }

  return async (live, last) => {
    if (!last && clock.now() - readAt < paceMs) return;
    readAt = clock.now();
    const pods = await podsOf(client, live).catch(() => []);
    for (const pod of pods)
      for (const { name, waiting } of reportsOf(pod))
        if (waiting === undefined) await read(pod, name).catch(() => undefined);
  };
}

/** A time as text that sorts: the server leaves zeros at the end of a fraction out. */
function instant(at: string): string {
  const [, second = '', fraction = ''] = /^([^.Z+]+)(?:\.(\d+))?/.exec(at) ?? [];
  return `${second}.${fraction.padEnd(9, '0')}`;
}

async function podsOf(client: KubeClient, live: KubeObject): Promise<readonly KubeObject[]> {
  if (live.kind === 'Pod') return [live];
  const { namespace = 'default' } = live.metadata;
  const labelSelector = `batch.kubernetes.io/controller-uid=${textAt(live, 'metadata', 'uid')}`;
  return client.list({ apiVersion: 'v1', kind: 'Pod' }, { namespace, labelSelector });
}
