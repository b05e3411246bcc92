import { figure } from './figures.ts';
import type { Look, MetricWatch, Subject } from './metric-watch.ts';
import { fillQuery } from './query.ts';

/**
 * Holds a metric of the new pods against fixed bounds. The old pods are asked too, where the query tells them apart:
 * only for the reader. Fails when more looks than `failure-limit` missed the bounds; says nothing where fewer than
 * half of the looks found data.
 */
export function watchThreshold(subject: Subject, query: string): MetricWatch {
  const { metric, source } = subject;
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = metric;
  const limit = metric['failure-limit'];
  const counts = { looks: 0, withData: 0, misses: 0 };
  return async (range, _isLast, signal): Promise<Look> => {
    const text = fillQuery(query, subject.canary, range);
    const other = fillQuery(query, subject.stable, range);
    const [canary, stable] = await Promise.all([
      source.latest(text, range, signal),
      text === other ? undefined : source.latest(other, range, signal).catch(() => undefined),
    ]);
    counts.looks += 1;
    const values = { canary, stable };
    if (canary !== undefined) {
      counts.withData += 1;
      if (canary < min || canary > max) counts.misses += 1;
    }
    const seen = canary === undefined ? 'no data now' : figure(canary);
    const bounds = canary !== undefined && canary < min ? `at least ${figure(min)}` : boundsOf(min, max);
    const times = counts.misses === 1 ? 'once' : `${counts.misses} times`;
    if (counts.misses > limit)
      return {
        finding: 'fail',
        because: `${seen}, where ${bounds} is fine; missed ${times} of ${counts.looks}`,
        ...values,
      };
    if (counts.withData === 0) return { finding: 'no-data', because: 'the query finds nothing', ...values };
    if (counts.withData * 2 < counts.looks)
      return {
        finding: 'insufficient',
        because: `data in only ${counts.withData} of ${counts.looks} looks`,
        ...values,
      };
    const missed = counts.misses === 0 ? '' : `; missed ${times}, ${limit} allowed`;
    return { finding: 'pass', because: `${seen}, where ${bounds} is fine${missed}`, ...values };
  };
}

function boundsOf(min: number, max: number): string {
  if (min === Number.NEGATIVE_INFINITY) return `at most ${figure(max)}`;
  return max === Number.POSITIVE_INFINITY ? `at least ${figure(min)}` : `${figure(min)} to ${figure(max)}`;
}
