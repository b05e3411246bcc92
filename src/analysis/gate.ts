import type { Clock } from '../core/clock.ts';

/** Something a step waits for besides time, such as an approval. */
export interface Gate {
  isOpen(): boolean;
  /** Sleeps until a moment (milliseconds since the epoch), or until the gate closes if that comes first. */
  sleepUntil(at: number, clock: Clock, signal: AbortSignal): Promise<void>;
}

/** A gate that closes when `until` settles, whichever way: the caller learns that by itself. None is closed. */
export function openGate(until: Promise<unknown> | undefined): Gate {
  let open = until !== undefined;
  const closing = new AbortController();
  const close = () => {
    open = false;
    closing.abort();
  };
  until?.then(close, close);
  return {
    isOpen: () => open,
    sleepUntil: async (at, clock, signal) => {
      if (at === Number.POSITIVE_INFINITY) {
        // Nothing is due any more: only the gate or the end of the job wakes this.
        await until?.catch(() => undefined);
        return signal.throwIfAborted();
      }
      const either = open ? AbortSignal.any([signal, closing.signal]) : signal;
      try {
        await clock.sleep(Math.max(0, at - clock.now()), either);
      } catch (error) {
        signal.throwIfAborted();
        if (!closing.signal.aborted) throw error;
      }
    },
  };
}
