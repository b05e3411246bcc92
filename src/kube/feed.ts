import type { KindRef, KubeClient, WatchEvent } from './client.ts';

/** Several watches read as one. */
export interface Feed {
  /** Resolves with the next change. */
  changed(): Promise<void>;
  /** Throws what ended a watch for good. */
  throwIfBroken(): void;
  /** Resolves when every watch is closed, after the signal aborted. */
  readonly ended: Promise<unknown>;
}

export interface Place extends KindRef {
  readonly namespace: string | undefined;
  readonly fieldSelector?: string;
}

/** Watches all places until the signal aborts, and hands every change to `note`. */
export function startFeed(
  client: KubeClient,
  places: readonly Place[],
  note: (event: WatchEvent) => void,
  signal: AbortSignal,
): Feed {
  let next = Promise.withResolvers<void>();
  let broken: { readonly error: unknown } | undefined;
  const ring = () => {
    next.resolve();
    next = Promise.withResolvers<void>();
  };
  const follow = async ({ apiVersion, kind, ...selection }: Place) => {
    try {
      for await (const event of client.watch({ apiVersion, kind }, { ...selection, signal })) {
        note(event);
        ring();
      }
    } catch (error) {
      if (signal.aborted) return;
      broken ??= { error };
      ring();
    }
  };
  return {
    changed: () => next.promise,
    throwIfBroken: () => {
      if (broken !== undefined) throw broken.error;
    },
    ended: Promise.allSettled(distinct(places).map(follow)),
  };
}

const distinct = (places: readonly Place[]): Place[] => [
  ...new Map(
    places.map((place) => [
      JSON.stringify(place, ['apiVersion', 'kind', 'namespace', 'fieldSelector']),
      place,
    ]),
  ).values(),
];
