import { figure } from './figures.ts';
import type { WatchedMetric } from './watched-metric.ts';

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
