import { ActionError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { PushResult } from './push-plan.ts';

export interface PushVerdict {
  /** Whether everything and its tags arrived everywhere, in best-effort registries too. */
  readonly complete: boolean;
  /** Set where a required registry lacks something. */
  readonly failure?: ActionError;
}

/**
 * What the results of a push come to. Best-effort registries are warned of. For required ones the failure has the
 * code of the first that failed, or `INCOMPLETE` (`TAG_IMMUTABLE`) where nothing but tags lack.
 */
export function judgePush(results: readonly PushResult[], log: Log): PushVerdict {
  const bad = results.filter(({ state }) => state === 'failed' || state === 'incomplete');
  for (const result of bad.filter(({ required }) => !required)) log.warning(`Best effort: ${say(result)}`);
  const required = bad.filter((result) => result.required);
  if (required.length === 0) return { complete: bad.length === 0 };
  const failed = required.filter(({ state }) => state === 'failed');
  return {
    complete: false,
    failure: failed.length > 0 ? unheld(failed, results) : untagged(required, results),
  };
}

function unheld(failed: readonly PushResult[], results: readonly PushResult[]): ActionError {
  const first = failed[0]?.error;
  const kept = results.flatMap(({ state, registry }) => (state === 'held' ? [registry] : []));
  const hints = [first?.hint, kept.length > 0 ? `What ${kept.join(', ')} received is kept.` : undefined];
  const count = `${failed.length} of ${results.length} registries`;
  return new ActionError(
    first?.code ?? 'REGISTRY_FAILED',
    `${count} did not take everything, so no tag was written anywhere\n${failed.map(say).join('\n')}`,
    { hint: hints.filter((hint) => hint !== undefined).join(' ') || undefined },
  );
}

function untagged(incomplete: readonly PushResult[], results: readonly PushResult[]): ActionError {
  const immutable = incomplete.every(({ error }) => error?.code === 'TAG_IMMUTABLE');
  const count = `${incomplete.length} of ${results.length} registries`;
  return new ActionError(
    immutable ? 'TAG_IMMUTABLE' : 'INCOMPLETE',
    `Everything is there, but tags could not be written in ${count}\n${incomplete.map(say).join('\n')}`,
    { hint: immutable ? incomplete[0]?.error?.hint : 'Run the job again: only tags are left to do.' },
  );
}

const say = ({ registry, error }: PushResult) => `${registry}: ${error?.message ?? 'failed'}`;
