import { parseDuration } from '../core/inputs.ts';
import { leastIntervals, type MetricConfig } from './analysis.ts';
import type { Environment } from './environment.ts';
import type { FleetMistake } from './references.ts';

/** What is wrong between an environment's analysis and its strategy; paths are those of the environment. */
export function analysisMistakes({ analysis, strategy }: Environment): FleetMistake[] {
  if (analysis === undefined) return [];
  if (strategy.kind === 'rolling')
    return [
      { path: ['analysis'], message: 'watches traffic that shifts; `strategy` must be blue-green or canary' },
    ];
  const alone = aloneWhere(strategy);
  if (alone !== undefined)
    return analysis.metrics.flatMap(({ compare }, index) => {
      if (compare === undefined) return [];
      const message = `compares with old pods, which get no traffic any more ${alone}; use \`query\` with \`max\` or \`min\``;
      return [{ path: ['analysis', 'metrics', index, 'compare'], message }];
    });
  if (strategy.kind === 'blue-green') return [];
  const shortest =
    Math.min(...strategy.steps.map(({ pause }) => parseDuration(pause) ?? 0)) -
    (parseDuration(analysis.delay) ?? 0);
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

/** Where new pods are watched that have all the traffic. */
function aloneWhere(strategy: Environment['strategy']): string | undefined {
  if (strategy.kind === 'blue-green') return 'in the flip-back window';
  const isWhole = strategy.kind === 'canary' && strategy.steps.some(({ weight }) => weight === 100);
  return isWhole ? 'in a step of 100 %' : undefined;
}
