import type { Clock } from '../core/clock.ts';
import { ActionError } from '../core/errors.ts';
import type { WatchEvent, WatchOptions } from './client.ts';
import { isRecord, numberAt, textAt } from './fields.ts';
import { lines } from './lines.ts';
import { type Listing, readList } from './list.ts';
import { type KindRef, type KubeObject, objectKey, refOf } from './object.ts';
import type { Paths } from './paths.ts';
import { isKubeStatus } from './status-error.ts';
import type { Transport } from './transport.ts';

/** What a watch asks its client for. */
export interface WatchSource {
  /** Everything there is, and the resourceVersion it was read at. */
  list(options: WatchOptions): Promise<Listing>;
  /** The stream of events after a resourceVersion. */
  open(options: WatchOptions & { resourceVersion: string }): Promise<AsyncIterable<Uint8Array>>;
  /** A pause before a stream is opened: longer after each failure. */
  pause(failures: number, signal: AbortSignal): Promise<void>;
}

/**
 * Seconds until the server ends a watch. One that lasts longer is dead: a peer that vanished without a word leaves a
 * connection on which nothing comes and nothing fails.
 */
const watchSeconds = 20;
const graceSeconds = 5;

export function createWatchSource(
  transport: Transport,
  paths: Paths,
  kind: KindRef,
  clock: Clock,
): WatchSource {
  return {
    list: (options) => readList(transport, paths, kind, options),
    open: async ({ namespace, signal, ...selection }) => {
      const path = await paths.kind(kind, namespace);
      const query = { ...selection, watch: 1, allowWatchBookmarks: true, timeoutSeconds: watchSeconds };
      const timeoutMs = (watchSeconds + graceSeconds) * 1000;
      return transport.call({ path, query, signal, timeoutMs, stream: true }, async ({ body }) => body);
    },
    pause: (failures, signal) => clock.sleep(Math.min(5_000, 100 * 2 ** failures), signal),
  };
}

/** Thrown within a watch when its place in history is gone. */
const expired = Symbol('410 Gone');

/** List, then watch, then watch again for as long as the caller listens. See `KubeClient.watch`. */
export async function* watch(source: WatchSource, options: WatchOptions): AsyncGenerator<WatchEvent> {
  const known = new Map<string, KubeObject>();
  let from = options.resourceVersion;
  let failures = 0;
  const note = ({ type, object }: WatchEvent) => {
    if (type === 'BOOKMARK') return;
    const key = objectKey(refOf(object));
    if (type === 'DELETED') known.delete(key);
    else known.set(key, object);
  };
  while (!options.signal.aborted) {
    try {
      if (from === undefined) {
        const { items, resourceVersion } = await source.list({ ...options, resourceVersion: undefined });
        for (const event of relisted(known, items)) {
          note(event);
          yield event;
        }
        from = resourceVersion;
        // Who has seen enough by now spares a connection; nothing is missed, since the stream begins where the list ends.
        await source.pause(0, options.signal);
      }
      let silent = true;
      for await (const line of lines(await source.open({ ...options, resourceVersion: from }))) {
        const event = parseEvent(line);
        silent = false;
        failures = 0;
        from = event.object.metadata.resourceVersion ?? from;
        note(event);
        yield event;
      }
      // Something in between may end every stream at once.
      if (silent) await source.pause(++failures, options.signal);
    } catch (error) {
      if (options.signal.aborted) return;
      if (error === expired || isKubeStatus(error, 410)) from = undefined;
      // What the transport could not mend by itself is final; a stream that broke is not.
      else if (error instanceof ActionError) throw error;
      else await source.pause(++failures, options.signal);
    }
  }
}

/** What changed between what was known and a new list. */
function* relisted(
  known: ReadonlyMap<string, KubeObject>,
  items: readonly KubeObject[],
): Generator<WatchEvent> {
  const there = new Set<string>();
  for (const object of items) {
    const key = objectKey(refOf(object));
    there.add(key);
    const before = known.get(key);
    if (before?.metadata.uid !== undefined && before.metadata.uid !== object.metadata.uid)
      yield { type: 'DELETED', object: before };
    if (before?.metadata.resourceVersion === object.metadata.resourceVersion) continue;
    yield { type: before?.metadata.uid === object.metadata.uid ? 'MODIFIED' : 'ADDED', object };
  }
  for (const [key, object] of [...known]) if (!there.has(key)) yield { type: 'DELETED', object };
}

function parseEvent(line: string): WatchEvent {
  const event: unknown = JSON.parse(line);
  const type = textAt(event, 'type');
  const object = isRecord(event) ? event['object'] : undefined;
  if (type === 'ERROR') {
    if (numberAt(object, 'code') === 410) throw expired;
    throw new Error(`the watch ended with ${textAt(object, 'message') ?? line.slice(0, 200)}`);
  }
  if (type === 'ADDED' || type === 'MODIFIED' || type === 'DELETED' || type === 'BOOKMARK')
    // The API server's own objects have this shape; nothing else sends this type of event.
    return { type, object: object as KubeObject };
  throw new Error(`the watch sent an event of unknown type ${type}`);
}
