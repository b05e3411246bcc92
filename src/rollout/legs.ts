import type { FailurePolicy } from '../fleet/failure-policy.ts';
import type { Verdict } from './outcome.ts';
import { policyOf } from './policy.ts';

/** The verdict of each leg of a delivery that reported one, by cluster. */
export type LegResults = Readonly<Record<string, Verdict>>;

/**
 * Why a delivery in legs, one job a cluster, may not stay where it serves; undefined where it may. A leg that did not
 * report has failed. Legs run at the same time and know nothing of each other, so `fail-fast` stops none of them.
 */
export function judgeLegs(
  policy: FailurePolicy,
  planned: readonly string[],
  results: LegResults,
): string | undefined {
  const stays = (cluster: string) => {
    const verdict = results[cluster];
    return verdict === 'verified' || verdict === 'superseded' || verdict === 'planned';
  };
  const serving = planned.filter(stays);
  if (serving.length >= policyOf(policy, planned.length).needed) return undefined;
  const failed = planned.filter((cluster) => !stays(cluster));
  return failed.map((cluster) => `${cluster} ${results[cluster] ?? 'did not report'}`).join(', ');
}
