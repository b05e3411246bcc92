import { ActionError } from '../../core/errors.ts';
import { problemsOf } from '../../smoke/result.ts';
import type { SmokeWay } from '../../smoke/way.ts';
import type { ShiftContext } from './context.ts';

/** Characters of a wrong answer in a message. */
const excerptLength = 600;

/** Asks whether the release serves, by the usual ways or by one that leads to its new pods alone. `SMOKE_FAILED`. */
export async function prove(
  { smoke, release }: ShiftContext,
  signal: AbortSignal,
  way?: SmokeWay,
  patienceMs?: number,
): Promise<void> {
  if (release === undefined) return;
  const result = await smoke(release, signal, way, patienceMs);
  if (result.passed) return;
  const wrong = result.checks.find(({ state }) => state === 'failed')?.answer;
  throw new ActionError('SMOKE_FAILED', problemsOf(result), {
    hint: wrong === undefined ? undefined : `Its first wrong answer was:\n${wrong.slice(0, excerptLength)}`,
  });
}
