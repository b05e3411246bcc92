import { isActionError, messageOf } from '../core/errors.ts';

/** A failure as a line that says what could not be seen, and what would help. A mistake of ours or a cancel is thrown. */
export function problemOf(error: unknown): string {
  if (!isActionError(error) || error.code === 'INTERRUPTED') throw error;
  return error.hint === undefined ? messageOf(error) : `${messageOf(error)} (${error.hint})`;
}
