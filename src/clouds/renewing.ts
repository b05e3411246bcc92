import type { Clock } from '../core/clock.ts';
import type { Expiring } from './provider.ts';

/** Gives something that runs out; with `renew` a new one, whatever is left of the last. */
export type Renewing<T> = (renew?: boolean) => Promise<Expiring<T>>;

/** Milliseconds before its end after which a credential is not handed out any more. */
const margin = 60_000;

/**
 * Keeps what `mint` made until 80 % of its life is over or a minute is left, whichever comes first. Callers that ask
 * at the same time share one request; a failure is not kept.
 */
export function renewing<T>(mint: () => Promise<Expiring<T>>, clock: Clock): Renewing<T> {
  let current: { readonly made: Expiring<T>; readonly freshUntil: number } | undefined;
  let pending: Promise<Expiring<T>> | undefined;
  const begin = async () => {
    const start = clock.now();
    const made = await mint();
    const freshUntil = Math.min(start + (made.expiresAt - start) * 0.8, made.expiresAt - margin);
    current = { made, freshUntil };
    return made;
  };
  return (renew = false) => {
    if (!renew && current !== undefined && clock.now() < current.freshUntil)
      return Promise.resolve(current.made);
    pending ??= begin().finally(() => {
      pending = undefined;
    });
    return pending;
  };
}

/** Something that does not run out while the job lives. The moment is the last that a Date can hold. */
export function lasting<T>(value: T): Renewing<T> {
  return async () => ({ value, expiresAt: 8.64e15 });
}

/** What `open` gives when it is first asked for, with the code that only some identities need. */
export function deferred<T>(open: () => Promise<Renewing<T>>): Renewing<T> {
  let opened: Promise<Renewing<T>> | undefined;
  return async (renew) => {
    opened ??= open();
    return (await opened)(renew);
  };
}
