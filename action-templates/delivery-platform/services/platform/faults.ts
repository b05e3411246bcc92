import { setTimeout as delay } from 'node:timers/promises';
import type { Configuration } from './configuration.ts';
import { ProblemError } from './problem.ts';

/** What a drill does to a request before its handler sees it: nothing, as long as no drill is on. */
export type Faults = () => Promise<void>;

/**
 * A release that is slow or fails on purpose, to see that a canary of it is taken back. Set FAULT_ERROR_RATE (a share
 * of the requests, 0 to 1) or FAULT_DELAY_MS in `services.NAME.env`.
 */
export const createFaults = (
  {
    faultErrorRate,
    faultDelayMilliseconds,
  }: Pick<Configuration, 'faultErrorRate' | 'faultDelayMilliseconds'>,
  random: () => number = Math.random,
): Faults => {
  return async () => {
    if (faultDelayMilliseconds > 0) await delay(faultDelayMilliseconds);
    if (random() < faultErrorRate)
      throw new ProblemError({ status: 500, code: 'drill', detail: 'This release fails on purpose' });
  };
};
