import type { Context } from '../../core/context.ts';
import { ActionError } from '../../core/errors.ts';
import { redact } from '../../core/masked.ts';
import { findDrift, type PlanPorts } from '../../infrastructure/plan-root.ts';
import { reportDrift } from '../../infrastructure/report.ts';
import type { openRoot } from '../open-root.ts';
import { logWhole } from './log-whole.ts';

/** Compares a root's state with the world; any difference is a failure, so that GitHub tells who watches. */
export async function lookForDrift(
  { root, label, terraform }: Pick<Awaited<ReturnType<typeof openRoot>>, 'root' | 'label' | 'terraform'>,
  ports: PlanPorts,
  { log, summary }: Pick<Context, 'log' | 'summary'>,
): Promise<{ readonly verdict: 'unchanged' | 'drifted'; readonly failure?: ActionError }> {
  const drift = await findDrift(terraform, root['lock-plans'], ports);
  const [first, ...others] = drift.changes;
  await logWhole(`Drift of ${label}`, drift.said, log);
  reportDrift(summary, `Drift of ${label}`, { changes: drift.changes, text: redact(drift.text) });
  log.info(`${label}: ${drift.changes.length} resources drifted`);
  if (first === undefined) return { verdict: 'unchanged' };
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  const failure = new ActionError(
    'INFRASTRUCTURE_DRIFTED',
    `${label}: ${first.address}${more} is not what the state says`,
    {
      hint: 'The summary names each. Bring it back by an apply, or write into the code what was changed.',
    },
  );
  return { verdict: 'drifted', failure };
}
