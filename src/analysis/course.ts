import type { Clock } from '../core/clock.ts';
import { figure } from './figures.ts';
import type { WatchedMetric } from './watched-metric.ts';

/** Milliseconds between two lines of a step’s course. */
const paceMs = 3_000;

/** Says something no faster than a person reads; the last word is always said. */
export function atHumanPace(clock: Clock, say: () => void): (isLast: boolean) => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  return (isLast) => {
    if (!isLast && clock.now() - saidAt < paceMs) return;
    saidAt = clock.now();
    say();
  };
}

/** Where every metric stands: `errors 0.012 beside 0.002 pass, p95 no-data`. */
export function courseOf(metrics: readonly WatchedMetric[]): string {
  return metrics
    .map((metric) => {
      const { finding, samples } = metric.report();
      const { canary, stable } = samples.at(-1) ?? {};
      const beside = stable === undefined ? '' : ` beside ${figure(stable)}`;
      return `${metric.label} ${canary === undefined ? '' : `${figure(canary)}${beside} `}${finding}`;
    })
    .join(', ');
}
