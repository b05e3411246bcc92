import { fisherTail } from './fisher.ts';
import { criticalValue, upperTail } from './normal.ts';

/** How many of a side’s requests failed. */
export interface Counts {
  readonly errors: number;
  readonly total: number;
}

export const shareOf = ({ errors, total }: Counts): number => (total > 0 ? errors / total : 0);

/**
 * Below this expected number in any of the four fields the exact test is used. Cochran’s rule says 5, but far out in the
 * tail and with sides of unequal size the approximation then has a third more false alarms than it promises.
 */
const leastExpected = 20;

/**
 * One-sided p-value of "the canary fails more often": the pooled two-proportion z test, and Fisher’s exact test where
 * counts are small. 1 where a side has no requests.
 */
export function moreErrors(canary: Counts, stable: Counts): number {
  const total = canary.total + stable.total;
  const errors = canary.errors + stable.errors;
  if (canary.total === 0 || stable.total === 0 || errors === 0 || errors === total) return 1;
  const smallest = (Math.min(canary.total, stable.total) * Math.min(errors, total - errors)) / total;
  if (smallest < leastExpected) return fisherTail(canary.errors, canary.total, errors, total);
  const pooled = errors / total;
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / canary.total + 1 / stable.total));
  return upperTail((shareOf(canary) - shareOf(stable)) / spread);
}

/**
 * The smallest share of failing requests that a canary of `requests` requests would have been caught with, in
 * `power` of all cases, beside this stable side; undefined where not even 100 % would. Normal approximation.
 */
export function detectableShare(
  requests: number,
  stable: Counts,
  alpha: number,
  power: number,
): number | undefined {
  if (requests === 0 || stable.total === 0) return undefined;
  // No error seen is not a promise that there is none: half of one, as is usual.
  const base = Math.max(stable.errors, 0.5) / (stable.total + (stable.errors === 0 ? 0.5 : 0));
  const [zAlpha, zBeta] = [criticalValue(alpha), criticalValue(1 - power)];
  const isSeen = (share: number) => {
    const pooled = (share * requests + base * stable.total) / (requests + stable.total);
    const chance = Math.sqrt(pooled * (1 - pooled) * (1 / requests + 1 / stable.total));
    const own = Math.sqrt((share * (1 - share)) / requests + (base * (1 - base)) / stable.total);
    if (share - base < zAlpha * chance + zBeta * own) return false;
    // With few requests the approximation promises what the exact test does not keep.
    const errors = Math.floor(share * requests);
    return moreErrors({ errors, total: requests }, stable) < alpha;
  };
  if (!isSeen(1)) return undefined;
  let [low, high] = [base, 1];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (isSeen(middle)) high = middle;
    else low = middle;
  }
  return high;
}
