import { ActionError } from '../core/errors.ts';
import { type RetentionPlan, removableShare } from './plan.ts';

/**
 * `RETENTION_UNSAFE` when more than a share (from 0 to 1) of a registry's manifests would go at once: a policy with a
 * typing error looks like that. Undefined otherwise.
 */
export function tooMuch(plans: readonly RetentionPlan[], most: number): ActionError | undefined {
  const over = plans.filter((plan) => removableShare(plan) > most);
  if (over.length === 0) return undefined;
  const lines = over.map(
    (plan) =>
      `${plan.holdings.registry}: ${plan.steps.flat().length} manifests, ${percent(removableShare(plan))} of what it holds`,
  );
  return new ActionError(
    'RETENTION_UNSAFE',
    [`More than ${percent(most)} of a registry would be deleted at once`, ...lines].join('\n'),
    { hint: 'Nothing was deleted. Read the list in the summary; if it is right, raise `max-delete`.' },
  );
}

const percent = (share: number) => `${Math.round(share * 100)} %`;
