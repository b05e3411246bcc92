import { criticalValue, upperTail } from './normal.ts';

/** How two samples lie to each other by their ranks. */
export interface RankTest {
  /** One-sided p-value of "the canary’s values are larger": tie-corrected, continuity-corrected normal approximation. */
  readonly p: number;
  /** Hodges–Lehmann estimate: the median of all differences canary − stable. */
  readonly shift: number;
  /** Lower end of the one-sided confidence interval of the shift; −∞ where the samples are too small for one. */
  readonly low: number;
  /** Standard error of the shift, read off the interval; 0 where ties leave no spread. */
  readonly standardError: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * Mann–Whitney test with Hodges–Lehmann shift and its distribution-free interval at level `alpha`
 * (M. Hollander, D. Wolfe, "Nonparametric Statistical Methods", §4.1–4.3), as Kayenta’s judge has it. Needs values on
 * both sides; takes time and space of the product of their numbers.
 */
export function rankTest(canary: readonly number[], stable: readonly number[], alpha: number): RankTest {
  const [n, m] = [canary.length, stable.length];
  const differences = new Float64Array(n * m);
  canary.forEach((x, i) => {
    stable.forEach((y, j) => {
      differences[i * m + j] = x - y;
    });
  });
  differences.sort();
  const above = differences.reduce((sum, d) => sum + (d > 0 ? 1 : d === 0 ? 0.5 : 0), 0);
  const spread = Math.sqrt(rankVariance(canary, stable));
  const p = spread === 0 ? 1 : upperTail((above - (n * m) / 2 - 0.5) / spread);
  const z = criticalValue(alpha);
  const untied = Math.sqrt((n * m * (n + m + 1)) / 12);
  // The k-th smallest difference; none is far enough out when the samples are too small for this alpha.
  const k = Math.floor((n * m) / 2 - z * untied);
  const half = Math.floor(differences.length / 2);
  const [below = Number.NaN, middle = Number.NaN] = differences.subarray(Math.max(0, half - 1), half + 1);
  const shift = differences.length % 2 === 1 ? (differences[half] ?? Number.NaN) : (below + middle) / 2;
  const low = k >= 1 ? (differences[k - 1] ?? Number.NEGATIVE_INFINITY) : Number.NEGATIVE_INFINITY;
  return {
    p,
    shift,
    low,
    standardError: Number.isFinite(low) ? (shift - low) / z : Number.POSITIVE_INFINITY,
  };
}

/** Variance of the number of pairs in which the canary is larger, corrected for ties. */
function rankVariance(canary: readonly number[], stable: readonly number[]): number {
  const [n, m] = [canary.length, stable.length];
  const counts = new Map<number, number>();
  for (const value of [...canary, ...stable]) counts.set(value, (counts.get(value) ?? 0) + 1);
  const ties = [...counts.values()].reduce((sum, t) => sum + t ** 3 - t, 0);
  const total = n + m;
  return ((n * m) / 12) * (total + 1 - (total > 1 ? ties / (total * (total - 1)) : 0));
}
