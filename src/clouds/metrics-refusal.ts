import { ActionError } from '../core/errors.ts';
import type { MetricPoint } from './provider.ts';

/** A cloud’s refusal to answer a question about metrics. */
export const metricsRefused = (service: string, said: string, hint: string) =>
  new ActionError('METRICS_UNAVAILABLE', `${service} refuses: ${said}`, { hint });

/** The only series there is; several have to be made one in the query, since adding them may be wrong. */
export function onlySeries(
  service: string,
  series: readonly (readonly MetricPoint[])[],
  hint: string,
): readonly MetricPoint[] {
  if (series.length <= 1) return series[0] ?? [];
  throw new ActionError(
    'METRICS_UNAVAILABLE',
    `${service} gives ${series.length} series where one is needed`,
    {
      hint,
    },
  );
}

/** Seconds of one point: what is wished for, as whole minutes, which every service keeps. */
export const wholeMinutes = (ms: number): number => Math.max(1, Math.ceil(ms / 60_000)) * 60;
