import { ActionError } from '../core/errors.ts';
import type { Diagnosis } from './diagnose.ts';
import { describeRef } from './object.ts';

/** A rollout that failed or did not end in time, with what was found about each object that is to blame. */
export class RolloutError extends ActionError {
  readonly diagnoses: readonly Diagnosis[];

  constructor(
    code: 'ROLLOUT_FAILED' | 'ROLLOUT_TIMED_OUT',
    message: string,
    diagnoses: readonly Diagnosis[],
    hint?: string,
  ) {
    const causes = diagnoses.map(({ ref, cause }) => `${describeRef(ref)}: ${cause}`);
    super(code, [message, ...causes].join('\n'), { hint });
    this.diagnoses = diagnoses;
  }
}

export const isRolloutError = (error: unknown): error is RolloutError => error instanceof RolloutError;
