/** A limit to what is under way at the same time, which widens where it holds things up. */
export interface Lanes {
  /** Resolves when there is room, to what gives it back. Rejects with the signal's reason. */
  enter(signal: AbortSignal): Promise<() => void>;
}

export interface LanesOptions {
  /** How many go at once to begin with, and at most. */
  readonly least: number;
  readonly most: number;
  /** Milliseconds that one waits before there is a lane more, for good. */
  readonly patienceMs: number;
}

/**
 * Lanes for requests to one server. A new connection costs round trips and, on both sides, the work of a TLS handshake:
 * it pays where answers come slowly, as from another continent, and not where the next one is there in a moment.
 */
export function createLanes({ least, most, patienceMs }: LanesOptions): Lanes {
  const waiting = new Set<() => void>();
  let open = least;
  let busy = 0;
  const admit = () => {
    for (const go of waiting) {
      if (busy >= open) return;
      waiting.delete(go);
      busy += 1;
      go();
    }
  };
  const queue = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const widen = setTimeout(() => {
        open = Math.min(most, open + 1);
        admit();
      }, patienceMs);
      const end = () => {
        clearTimeout(widen);
        signal.removeEventListener('abort', leave);
      };
      const go = () => {
        end();
        resolve();
      };
      const leave = () => {
        end();
        waiting.delete(go);
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      waiting.add(go);
    });
  return {
    enter: async (signal) => {
      signal.throwIfAborted();
      if (busy < open) busy += 1;
      else await queue(signal);
      let left = false;
      return () => {
        if (left) return;
        left = true;
        busy -= 1;
        admit();
      };
    },
  };
}
