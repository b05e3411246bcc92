import { type ErrorCode, isActionError, messageOf } from '../core/errors.ts';

/** What is asked of a registry, in the order of the table. */
export const checks = [
  'reachable',
  'clock',
  'identity',
  'repositories',
  'pull',
  'push',
  'tags',
  'referrers',
] as const;
export type Check = (typeof checks)[number];

/** `skipped`: what comes before it failed, so that there is no use in asking. */
export type Verdict = 'ok' | 'warning' | 'failed' | 'skipped';

/** The answer to one check. */
export interface Finding {
  readonly verdict: Verdict;
  /** What was seen, in a line that makes sense without the others. */
  readonly detail: string;
  readonly code?: ErrorCode | undefined;
  /** What to change: lines of YAML, a command, a permission. Beside `ok` it is advice. */
  readonly hint?: string | undefined;
  /** Keys of the fleet file whose line is the one to look at. */
  readonly path?: readonly string[] | undefined;
}

export const ok = (detail: string): Finding => ({ verdict: 'ok', detail });
export const skipped = (detail: string): Finding => ({ verdict: 'skipped', detail });

/** The finding that a failure amounts to. A cancelled job and a bug, which is no `ActionError`, are thrown on. */
export function failed(error: unknown, path?: readonly string[]): Finding {
  if (!isActionError(error) || error.code === 'INTERRUPTED') throw error;
  const { code, hint } = error;
  return { verdict: 'failed', detail: messageOf(error), code, hint, path };
}

const severity: readonly Verdict[] = ['failed', 'warning', 'ok', 'skipped'];

/** The gravest of several findings, with what else is to be said of it; the first one counts among equals. */
export function gravest(findings: readonly Finding[]): Finding | undefined {
  return severity
    .map((verdict) => findings.find((finding) => finding.verdict === verdict))
    .find((finding) => finding !== undefined);
}
