import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';

/** What every write to a cluster is subject to. */
export interface Writing {
  /** Awaited before each write; throws when the application's lock is no longer held. */
  readonly guard: () => Promise<void>;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly log: Log;
}

/** The way to a write: stopped by a cancel, and only while the lock is held. */
export async function permit({ signal, guard }: Writing): Promise<void> {
  signal.throwIfAborted();
  await guard();
}

/**
 * `Promise.all` that on a failure waits for the rest first: no write may land after its caller has turned to the way
 * back.
 */
export async function allEnded<T>(writes: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(writes);
  return Promise.all(writes);
}
