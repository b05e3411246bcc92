import type { KubeClient } from './client.ts';
import type { KubeObject } from './object.ts';

export interface Trace {
  /** The object as the watch told it last, or as it was when it was deleted. */
  readonly last: () => KubeObject | undefined;
  /** Whether there may be more to come. */
  readonly isOpen: () => boolean;
  readonly close: () => Promise<void>;
}

/**
 * Follows an object by watch from its write to its deletion. A Job with `ttlSecondsAfterFinished: 0` can end and be gone
 * between two looks; the watch tells each of its states, and with its deletion the last one.
 */
export function traceOf(client: KubeClient, applied: KubeObject, signal: AbortSignal): Trace {
  const { name, namespace, resourceVersion } = applied.metadata;
  const closing = new AbortController();
  let last: KubeObject | undefined;
  let isOpen = true;
  const listen = async () => {
    const selection = { namespace, resourceVersion, fieldSelector: `metadata.name=${name}` };
    const options = { ...selection, signal: AbortSignal.any([signal, closing.signal]) };
    for await (const { type, object } of client.watch(applied, options)) {
      if (type !== 'BOOKMARK') last = object;
      if (type === 'DELETED') return;
    }
  };
  // Who may not watch has the looks, and an error for a Job that none of them saw complete.
  const ended = listen()
    .catch(() => undefined)
    .finally(() => {
      isOpen = false;
    });
  return {
    last: () => last,
    isOpen: () => isOpen,
    close: () => {
      closing.abort();
      return ended;
    },
  };
}
