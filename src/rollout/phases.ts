import type { Phase } from './outcome.ts';

/** Records how long each phase of the work in one cluster took. */
export interface PhaseRecorder {
  readonly phases: readonly Phase[];
  /** Records it as a failure when it throws, or when what it gives is not `good`. */
  record<T>(name: Phase['name'], work: () => Promise<T>, good?: (result: T) => boolean): Promise<T>;
}

export function recordPhases(now: () => number): PhaseRecorder {
  const phases: Phase[] = [];
  return {
    phases,
    record: async (name, work, good = () => true) => {
      const from = now();
      let ok = false;
      try {
        const result = await work();
        ok = good(result);
        return result;
      } finally {
        phases.push({ name, from, to: now(), ok });
      }
    },
  };
}

/** Seconds with one digit, for log lines. */
export const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
