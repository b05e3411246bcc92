import type { Clock } from '../core/clock.ts';
import { isActionError, messageOf } from '../core/errors.ts';
import { parseDuration } from '../core/inputs.ts';
import type { AnalysisConfig, MetricConfig, NoDataPolicy } from '../fleet/analysis.ts';
import type { Finding, MetricReport, Sample, TrackNames } from './analysis.ts';
import { watchErrors } from './error-counts.ts';
import { watchLatency } from './latencies.ts';
import type { Look, MetricWatch, Subject } from './metric-watch.ts';
import { fillQuery } from './query.ts';
import type { MetricSource, TimeRange } from './source.ts';
import { watchThreshold } from './threshold.ts';

/** One metric of one workload during one step. */
export interface WatchedMetric {
  readonly label: string;
  readonly policy: NoDataPolicy;
  readonly critical: boolean;
  readonly source: MetricSource;
  /** Milliseconds between two looks. */
  readonly intervalMs: number;
  finding(): Finding;
  /** Whether the source has been silent for longer than it may. */
  isSilent(): boolean;
  look(range: TimeRange, isLast: boolean, signal: AbortSignal): Promise<void>;
  report(): MetricReport;
}

/** Whether a metric has nothing to say that could be judged. */
export const isMissing = (metric: WatchedMetric): boolean =>
  metric.finding() !== 'pass' && metric.finding() !== 'fail';

/** The queries of a metric: the first is the one to look at. */
export const queriesOf = ({ query, compare }: MetricConfig): readonly string[] => {
  if (compare === undefined) return query === undefined ? [] : [query];
  return 'latency' in compare ? [compare.latency] : [compare.errors, compare.total];
};

function judgeOf(subject: Subject): MetricWatch {
  const { query = '', compare } = subject.metric;
  if (compare === undefined) return watchThreshold(subject, query);
  return 'latency' in compare ? watchLatency(subject, compare.latency) : watchErrors(subject, compare);
}

/** Begins to watch a metric; `workload` tells it apart where several shift. */
export function watchMetric(
  config: AnalysisConfig,
  metric: MetricConfig,
  source: MetricSource,
  track: TrackNames,
  workload: string | undefined,
  clock: Clock,
): WatchedMetric {
  const judge = judgeOf({ metric, source, ...track });
  const intervalMs = parseDuration(metric.interval ?? config.interval) ?? 0;
  const samples: Sample[] = [];
  let last: Look | undefined;
  let silence: { readonly looks: number; readonly because: string } | undefined;
  let query = queriesOf(metric)[0] ?? '';
  const finding = (): Finding => (silence === undefined ? (last?.finding ?? 'no-data') : 'no-answer');
  return {
    label: workload === undefined ? metric.name : `${metric.name} of ${workload}`,
    policy: metric['no-data'] ?? config['no-data'],
    critical: metric.critical,
    source,
    intervalMs,
    finding,
    isSilent: () => (silence?.looks ?? 0) >= config['error-limit'],
    look: async (range, isLast, signal) => {
      query = fillQuery(queriesOf(metric)[0] ?? '', track.canary, range);
      try {
        const look = await judge(range, isLast, signal);
        samples.push({ at: clock.now(), canary: look.canary, stable: look.stable });
        [last, silence] = [look, undefined];
      } catch (error) {
        signal.throwIfAborted();
        if (!isActionError(error)) throw error;
        silence = { looks: (silence?.looks ?? 0) + 1, because: messageOf(error) };
      }
    },
    report: () => ({
      metric: metric.name,
      workload,
      finding: finding(),
      critical: metric.critical,
      because: silence?.because ?? last?.because ?? 'was not looked at',
      power: last?.power,
      query,
      samples,
    }),
  };
}
