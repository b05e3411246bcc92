import { type Clock, systemClock } from '../../src/core/clock.ts';

/** A clock that runs `factor` times as fast, sleeping included. */
export function fastClock(factor: number): Clock {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * factor,
    sleep: (ms, signal) => systemClock.sleep(ms / factor, signal),
  };
}
