import type { Phase } from './outcome.ts';

/** Records how long each phase of the work in one cluster took. */
export interface PhaseRecorder {
  readonly phases: readonly Phase[];
  record<T>(name: Phase['name'], work: () => Promise<T>): Promise<T>;
}

export function recordPhases(now: () => number): PhaseRecorder {
  const phases: Phase[] = [];
  return {
    phases,
    record: async (name, work) => {
      const from = now();
      let ok = false;
      try {
        const result = await work();
        ok = true;
        return result;
      } finally {
        phases.push({ name, from, to: now(), ok });
      }
    },
  };
}

/** Seconds with one digit, for log lines. */
export const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
