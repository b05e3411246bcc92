import type { MetricConfig } from '../fleet/analysis.ts';
import type { Finding } from './analysis.ts';
import { fillQuery } from './query.ts';
import type { MetricSource, TimeRange } from './source.ts';

/** What one look at a metric gave. */
export interface Look {
  readonly finding: Exclude<Finding, 'no-answer'>;
  /** Numbers, and what they were held against, in one line. */
  readonly because: string;
  readonly power?: string;
  readonly canary?: number | undefined;
  readonly stable?: number | undefined;
}

/** One metric of one workload as a judge sees it: its questions, asked of either side. */
export interface Subject {
  readonly metric: MetricConfig;
  readonly source: MetricSource;
  readonly canary: Readonly<Record<string, string>>;
  readonly stable: Readonly<Record<string, string>>;
}

/** Looks at a metric again and again during one step; `isLast` is the look at its end, or later. */
export type MetricWatch = (range: TimeRange, isLast: boolean, signal: AbortSignal) => Promise<Look>;

/** Asks the same question of the new pods and of the old ones, at the same time. */
export async function askBoth<T>(
  { canary, stable }: Subject,
  query: string,
  range: TimeRange,
  ask: (query: string) => Promise<T>,
): Promise<{ readonly canary: T; readonly stable: T }> {
  const [a, b] = await Promise.all([
    ask(fillQuery(query, canary, range)),
    ask(fillQuery(query, stable, range)),
  ]);
  return { canary: a, stable: b };
}
