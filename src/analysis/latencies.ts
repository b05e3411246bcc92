import { leastIntervals } from '../fleet/analysis.ts';
import { finalAlpha, interimAlpha } from './alpha.ts';
import { statedPower } from './error-counts.ts';
import { figure, percent, probability } from './figures.ts';
import { askBoth, type Look, type MetricWatch, type Subject } from './metric-watch.ts';
import { criticalValue } from './normal.ts';
import { median, type RankTest, rankTest } from './ranks.ts';

/** Windows on each side from which a gross difference may end a step early. */
const leastInterim = 10;
/** More make the test slower and no better. */
const mostWindows = 400;

/** Kayenta’s judge: the interval must stay clear of zero by this share of the estimate. */
const clearance = 0.25;
/** Below this share of the old pods’ median a difference is rounding. */
const epsilon = 1e-6;

/**
 * Compares a latency, taken once an interval on either side, by ranks. It fails where the whole confidence interval
 * of the shift says "slower" and the shift is more than `tolerance` of the old pods’ median.
 */
export function watchLatency(subject: Subject, query: string): MetricWatch {
  const { metric, source } = subject;
  const alpha = 1 - metric.confidence;
  let looks = 0;
  return async (range, isLast, signal): Promise<Look> => {
    const from = Math.max(range.from, range.to - mostWindows * range.stepMs);
    const { canary, stable } = await askBoth(subject, query, range, (text) =>
      source.series(text, { ...range, from }, signal),
    );
    const values = { canary: canary.at(-1), stable: stable.at(-1) };
    const windows = Math.min(canary.length, stable.length);
    if (windows === 0) {
      const side = canary.length === 0 ? 'new' : 'old';
      return { finding: 'no-data', because: `the query finds nothing of the ${side} pods`, ...values };
    }
    const few = `${windows} of ${leastIntervals} intervals have data on both sides`;
    if (windows < leastInterim) return { finding: 'insufficient', because: few, ...values };
    looks += 1;
    const isEnough = windows >= leastIntervals;
    const level = isLast && isEnough ? finalAlpha(alpha) : interimAlpha(alpha, looks);
    const base = median(stable);
    const test = rankTest(canary, stable, level);
    const because = `median ${figure(median(canary))} beside ${figure(base)}, ${shiftOf(test, base)}`;
    if (isSlower(test, base, metric.tolerance)) return { finding: 'fail', because, ...values };
    if (!isEnough) return { finding: 'insufficient', because: `${because}; ${few}`, ...values };
    if (!isLast) return { finding: 'pass', because, ...values };
    const final = rankTest(canary, stable, finalAlpha(alpha));
    return { finding: 'pass', because, power: powerOf(final, base, alpha, metric.tolerance), ...values };
  };
}

const isSlower = ({ shift, low }: RankTest, base: number, tolerance: number) =>
  low > Math.max(clearance * shift, epsilon * Math.abs(base)) && shift > tolerance * Math.abs(base);

function shiftOf({ shift, p }: RankTest, base: number): string {
  const relative = base > 0 ? `${shift >= 0 ? '+' : '−'}${percent(Math.abs(shift) / base)}` : figure(shift);
  return `${relative} (${probability(p)})`;
}

/** Rounds of `powerOf`, whose equation has the shift on both sides; it settles after two or three. */
const rounds = 4;

/**
 * The shift that clears the interval’s demand in `statedPower` of the cases. Latencies scatter in proportion to their
 * size, so the slower side would scatter more than what was seen.
 */
function powerOf({ standardError }: RankTest, base: number, alpha: number, tolerance: number): string {
  const [zAlpha, zBeta] = [criticalValue(finalAlpha(alpha)), criticalValue(1 - statedPower)];
  let shift = 0;
  for (let round = 0; round < rounds; round++) {
    const growth = base > 0 ? Math.sqrt((1 + (1 + shift / base) ** 2) / 2) : 1;
    const error = standardError * growth;
    shift = Math.max((zAlpha * error) / (1 - clearance), tolerance * Math.abs(base)) + zBeta * error;
  }
  const size = base > 0 ? `+${percent(shift / base)}` : figure(shift);
  return `could have detected ${size} with ${percent(statedPower)} power`;
}
