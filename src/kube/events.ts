import { plainLine } from '../core/plain-line.ts';
import type { KubeClient } from './client.ts';
import { numberAt, textAt } from './fields.ts';
import type { KubeObject } from './object.ts';

/** Told of one object at most. */
const most = 8;

/** What happened to an object, `REASON: MESSAGE`, the same told once with its number; latest last. Never throws. */
export async function readEvents(client: KubeClient, { metadata }: KubeObject): Promise<string[]> {
  const selection = {
    namespace: metadata.namespace ?? 'default',
    fieldSelector: `involvedObject.uid=${metadata.uid}`,
  };
  const events = await client.list({ apiVersion: 'v1', kind: 'Event' }, selection).catch(() => []);
  const told = new Map<string, { count: number; last: string }>();
  for (const event of events) {
    const text = plainLine(`${textAt(event, 'reason')}: ${textAt(event, 'message')}`);
    const count = numberAt(event, 'series', 'count') ?? numberAt(event, 'count') ?? 1;
    const last = lastTime(event);
    const before = told.get(text) ?? { count: 0, last: '' };
    told.set(text, { count: count + before.count, last: last > before.last ? last : before.last });
  }
  return [...told]
    .sort(([, a], [, b]) => (a.last < b.last ? -1 : 1))
    .slice(-most)
    .map(([text, { count }]) => (count > 1 ? `${text} (${count} times)` : text));
}

const lastTime = (event: KubeObject): string =>
  textAt(event, 'series', 'lastObservedTime') ??
  textAt(event, 'lastTimestamp') ??
  textAt(event, 'eventTime') ??
  '';
