import { type Clock, systemClock } from './clock.ts';

export interface RetryOptions {
  /** Tries in all, the first included. */
  readonly attempts?: number;
  /** First pause in milliseconds; each next one is twice as long. */
  readonly baseMs?: number;
  /** Longest pause in milliseconds. */
  readonly maxMs?: number;
  readonly clock?: Clock;
  readonly signal?: AbortSignal | undefined;
  /** Source of jitter in [0, 1). */
  readonly random?: () => number;
  /** Decides whether to try again; a number is the server's own wish (Retry-After) in milliseconds. */
  readonly retryable: (error: unknown) => boolean | number;
  /** Told before each pause. */
  readonly onRetry?: (error: unknown, attempt: number, pauseMs: number) => void;
}

/**
 * Repeats `work` until it succeeds, fails for good or runs out of attempts; the last error is thrown as it is.
 * Exponential backoff with full jitter (AWS Architecture Blog, "Exponential Backoff And Jitter").
 */
export async function retry<T>(work: (attempt: number) => Promise<T>, options: RetryOptions): Promise<T> {
  const { attempts = 5, baseMs = 250, maxMs = 15_000, clock = systemClock, random = Math.random } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt);
    } catch (error) {
      options.signal?.throwIfAborted();
      const verdict = options.retryable(error);
      if (verdict === false || attempt >= attempts) throw error;
      const ceiling = Math.min(maxMs, baseMs * 2 ** (attempt - 1));
      const pause = typeof verdict === 'number' ? verdict : ceiling / 2 + (random() * ceiling) / 2;
      options.onRetry?.(error, attempt, pause);
      await clock.sleep(pause, options.signal);
    }
  }
}

/** Milliseconds a `Retry-After` header asks for (seconds or an HTTP date), bounded by `maxMs`; undefined if absent. */
export function retryAfter(header: string | null, now: number, maxMs = 60_000): number | undefined {
  const text = header?.trim() ?? '';
  // Date.parse takes much that is no date, such as `-1`.
  const isDate = /^[a-z]{3,9},? /i.test(text);
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : isDate ? Date.parse(text) - now : Number.NaN;
  return Number.isNaN(ms) ? undefined : Math.min(maxMs, Math.max(0, ms));
}
