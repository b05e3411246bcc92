import { ActionError } from '../../core/errors.ts';
import { problemsOf } from '../../smoke/result.ts';
import type { SmokeWay } from '../../smoke/way.ts';
import type { ShiftContext } from './context.ts';

/** Asks whether the release serves, by the usual ways or by one that leads to its new pods alone. `SMOKE_FAILED`. */
export async function prove(
  { smoke, release }: ShiftContext,
  signal: AbortSignal,
  way?: SmokeWay,
  patienceMs?: number,
): Promise<void> {
  if (release === undefined) return;
  const result = await smoke(release, signal, way, patienceMs);
  if (!result.passed)
    throw new ActionError('SMOKE_FAILED', problemsOf(result), {
      hint: 'The first wrong answer of each check is in the summary.',
    });
}
