import { finalAlpha, interimAlpha } from './alpha.ts';
import { percent, probability } from './figures.ts';
import { askBoth, type Look, type MetricWatch, type Subject } from './metric-watch.ts';
import { type Counts, detectableShare, moreErrors, shareOf } from './proportions.ts';

/** Share of the cases in which what is named as detectable would have been detected. */
export const statedPower = 0.8;

/**
 * Compares how many requests fail on either side since the step began. Before its end only gross failures count; at
 * the end a share that is larger than chance explains and more than `tolerance` above the old pods’ fails.
 */
export function watchErrors(subject: Subject, queries: { errors: string; total: string }): MetricWatch {
  const { metric, source } = subject;
  const alpha = 1 - metric.confidence;
  const least = metric['minimum-requests'];
  let looks = 0;
  return async (range, isLast, signal): Promise<Look> => {
    const ask = (query: string) => source.count(query, range, signal);
    const [errors, total] = await Promise.all([
      askBoth(subject, queries.errors, range, ask),
      askBoth(subject, queries.total, range, ask),
    ]);
    if (total.canary === undefined || total.stable === undefined) {
      const side = total.canary === undefined ? 'new' : 'old';
      return { finding: 'no-data', because: `the query finds no requests of the ${side} pods` };
    }
    looks += 1;
    const canary = countsOf(errors.canary, total.canary);
    const stable = countsOf(errors.stable, total.stable);
    const isEnough = Math.min(canary.total, stable.total) >= least;
    const level = isLast && isEnough ? finalAlpha(alpha) : interimAlpha(alpha, looks);
    const p = moreErrors(canary, stable);
    const isWorse = shareOf(canary) > shareOf(stable) * (1 + metric.tolerance);
    const numbers = `${describe(canary)} of the new pods fail, beside ${describe(stable)} of the old ones`;
    // Most sources have no series of errors before the first one; a query that is wrong looks just so.
    const isBlank = errors.canary === undefined && errors.stable === undefined;
    const because = `${numbers} (${isBlank ? '`errors` finds nothing at all' : probability(p)})`;
    const values = { canary: share(canary), stable: share(stable) };
    if (isWorse && p < level) return { finding: 'fail', because, ...values };
    if (!isEnough)
      return {
        finding: 'insufficient',
        because: `${numbers}; it takes ${least} requests of each`,
        ...values,
      };
    if (!isLast) return { finding: 'pass', because, ...values };
    return { finding: 'pass', because, power: powerOf(canary, stable, finalAlpha(alpha)), ...values };
  };
}

/** Rates that are extrapolated, as by `increase`, are no whole numbers. No answer for the errors means none. */
function countsOf(errors: number | undefined, total: number): Counts {
  const all = Math.max(0, Math.round(total));
  return { errors: Math.min(all, Math.max(0, Math.round(errors ?? 0))), total: all };
}

const share = (counts: Counts) => (counts.total === 0 ? undefined : shareOf(counts));
const describe = (counts: Counts) => `${percent(shareOf(counts))} of ${counts.total} requests`;

function powerOf(canary: Counts, stable: Counts, alpha: number): string {
  const found = detectableShare(canary.total, stable, alpha, statedPower);
  return found === undefined
    ? 'no share of errors could have been detected'
    : `could have detected ${percent(found)} with ${percent(statedPower)} power`;
}
