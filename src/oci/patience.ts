import type { Clock } from '../core/clock.ts';
import { isPassing } from './request-error.ts';

/** Failures in all before a registry is given up. Silence has cost time and counts twice. */
const failureLimit = 6;

/** How long a registry may go on answering 429, in milliseconds: it is there, and it will have us in the end. */
const throttleLimit = 300_000;

/**
 * Decides for one piece of work whether a failure is worth another try, and after how many milliseconds where the
 * registry says so (see `retry`). `alsoPassing` names failures that pass for this work alone.
 */
export function createPatience(
  clock: Clock,
  alsoPassing: (error: unknown) => boolean = () => false,
): (error: unknown) => boolean | number {
  const endsAt = clock.now() + throttleLimit;
  let failures = 0;
  return (error) => {
    if (!isPassing(error)) return alsoPassing(error) && ++failures < failureLimit;
    if (error.status === 429) return clock.now() < endsAt && (error.retryAfterMs ?? true);
    failures += error.silent ? 2 : 1;
    return failures < failureLimit && (error.retryAfterMs ?? true);
  };
}
