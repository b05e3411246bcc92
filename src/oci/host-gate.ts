import type { Clock } from '../core/clock.ts';

/** Holds back every request to a host while that host asks for patience, so that none makes it worse. */
export interface HostGate {
  /** Resolves when the host may be asked. */
  wait(signal?: AbortSignal): Promise<void>;
  /** Closes the gate for some milliseconds; the longest wish counts. */
  hold(ms: number): void;
}

export function createHostGate(clock: Clock): HostGate {
  let opensAt = 0;
  return {
    wait: async (signal) => {
      // Whoever waits may find the gate closed again by another answer.
      for (let left = opensAt - clock.now(); left > 0; left = opensAt - clock.now())
        await clock.sleep(left, signal);
    },
    hold: (ms) => {
      opensAt = Math.max(opensAt, clock.now() + ms);
    },
  };
}
