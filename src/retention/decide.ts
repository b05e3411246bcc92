import type { Clock } from '../core/clock.ts';
import { planRetention, type RetentionPlan } from './plan.ts';
import type { RetentionPolicy } from './policy.ts';
import { type Survey, type SurveyRequest, survey } from './survey.ts';

/** What is needed as things are now, and a plan for each registry that can be read. */
export interface Decision extends Survey {
  readonly plans: readonly RetentionPlan[];
}

/** Asks everybody and plans. `RETENTION_UNSAFE` where it cannot be said what is needed. */
export async function decide(
  request: SurveyRequest & { readonly policy: RetentionPolicy },
  clock: Clock,
): Promise<Decision> {
  const seen = await survey(request);
  const now = clock.now();
  return {
    ...seen,
    plans: seen.registries.map((content) => planRetention(content, seen.needs, request.policy, now)),
  };
}
