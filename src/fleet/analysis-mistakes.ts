import { parseDuration } from '../core/inputs.ts';
import { leastIntervals, type MetricConfig } from './analysis.ts';
import type { Environment } from './environment.ts';
import type { FleetMistake } from './references.ts';
import type { Strategy } from './strategy.ts';

/** What is wrong between an environment's analysis and its strategy; paths are those of the environment. */
export function analysisMistakes({ analysis, strategy }: Environment): FleetMistake[] {
  if (analysis === undefined) return [];
  if (strategy.kind === 'rolling')
    return [
      { path: ['analysis'], message: 'watches traffic that shifts; `strategy` must be blue-green or canary' },
    ];
  const shortest = Math.min(...watchedMs(strategy)) - (parseDuration(analysis.delay) ?? 0);
  return analysis.metrics.flatMap((metric, index) => {
    const needed = leastIntervals * (parseDuration(metric.interval ?? analysis.interval) ?? 0);
    if (!isLatency(metric) || (metric['no-data'] ?? analysis['no-data']) !== 'fail' || needed <= shortest)
      return [];
    return [
      {
        path: ['analysis', 'metrics', index, 'compare'],
        message: `needs ${leastIntervals} intervals, ${needed / 1000} s, but a step lasts ${Math.max(0, shortest) / 1000} s: choose longer steps, a shorter interval, or \`no-data: extend\``,
      },
    ];
  });
}

const isLatency = ({ compare }: MetricConfig) => compare !== undefined && 'latency' in compare;

/** Milliseconds of each stretch that a strategy has watched. */
function watchedMs(strategy: Exclude<Strategy, { kind: 'rolling' }>): number[] {
  const pauses =
    strategy.kind === 'blue-green' ? [strategy.window] : strategy.steps.map(({ pause }) => pause);
  return pauses.map((text) => parseDuration(text) ?? 0);
}
