import type { KindRef, KubeClient, WatchEvent } from './client.ts';
import { isKubeStatus } from './status-error.ts';

/** Several watches read as one. */
export interface Feed {
  /** Watches these places too; one that is watched already is not watched twice. */
  follow(places: readonly Place[]): void;
  /** Resolves with the next change. */
  changed(): Promise<void>;
  /** Throws what ended a watch for good. */
  throwIfBroken(): void;
  /** Resolves when every watch is closed, after the signal aborted. */
  ended(): Promise<unknown>;
}

export interface Place extends KindRef {
  readonly namespace: string | undefined;
  readonly fieldSelector?: string;
  /** The feed does without where the identity may not read it. */
  readonly optional?: boolean;
}

/** Watches places until the signal aborts, and hands every change to `note`. */
export function startFeed(client: KubeClient, note: (event: WatchEvent) => void, signal: AbortSignal): Feed {
  const watches = new Map<string, Promise<void>>();
  let next = Promise.withResolvers<void>();
  let broken: { readonly error: unknown } | undefined;
  const ring = () => {
    next.resolve();
    next = Promise.withResolvers<void>();
  };
  const watch = async ({ apiVersion, kind, optional = false, ...selection }: Place) => {
    try {
      for await (const event of client.watch({ apiVersion, kind }, { ...selection, signal })) {
        note(event);
        ring();
      }
    } catch (error) {
      if (signal.aborted || (optional && isKubeStatus(error, 403))) return;
      broken ??= { error };
      ring();
    }
  };
  return {
    follow: (places) => {
      for (const place of places) {
        const key = JSON.stringify(place, ['apiVersion', 'kind', 'namespace', 'fieldSelector']);
        if (!watches.has(key)) watches.set(key, watch(place));
      }
    },
    changed: () => next.promise,
    throwIfBroken: () => {
      if (broken !== undefined) throw broken.error;
    },
    ended: () => Promise.allSettled(watches.values()),
  };
}
