import type { Clock } from './clock.ts';

/** Milliseconds between two lines of the same course. */
const paceMs = 3_000;

/** Says something no faster than a person reads; the last word is always said. */
export function atHumanPace(clock: Clock, say: () => void): (isLast: boolean) => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  return (isLast) => {
    if (!isLast && clock.now() - saidAt < paceMs) return;
    saidAt = clock.now();
    say();
  };
}
