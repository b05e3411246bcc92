import type { Clock } from '../core/clock.ts';
import { ActionError, isActionError, messageOf } from '../core/errors.ts';
import type { AnalysisConfig, MetricConfig } from '../fleet/analysis.ts';
import type { Analysis, AnalysisReport } from './analysis.ts';
import { AnalysisError } from './failure.ts';
import { openSource, type SourcePorts } from './open-source.ts';
import { fillQuery } from './query.ts';
import type { MetricSource } from './source.ts';
import { watchStep } from './watch.ts';
import { queriesOf } from './watched-metric.ts';

export interface AnalysisPorts extends SourcePorts {
  readonly clock: Clock;
  /** Told of every step that was watched, also of one that failed. */
  readonly onReport: (report: AnalysisReport) => void;
}

/** An analysis that can be tried before there is anything to compare. */
export interface OpenAnalysis extends Analysis {
  /**
   * Asks every query once, before anything is written. All that are refused are named in one error; a source that
   * does not answer is too, unless `no-data` says that it may. `METRICS_UNAVAILABLE`.
   */
  prove(signal: AbortSignal): Promise<void>;
}

/** Milliseconds of the stretch a query is tried with. */
const trialMs = 60_000;

/** Where an analysis is at home: what every query may name. */
export interface Home {
  readonly cluster: string;
  readonly namespace: string;
}

/** Opens the analysis of an environment for one cluster. */
export async function openAnalysis(
  { cluster, namespace }: Home,
  config: AnalysisConfig,
  ports: AnalysisPorts,
): Promise<OpenAnalysis> {
  const sources = new Map<MetricConfig, MetricSource>();
  const opened = new Map<string, Promise<MetricSource>>();
  for (const metric of config.metrics) {
    const from = metric.from ?? config.from;
    if (from === undefined) throw new Error(`${metric.name} has no source`);
    const key = JSON.stringify(from);
    const opening = opened.get(key) ?? openSource(from, ports);
    opened.set(key, opening);
    sources.set(metric, await opening);
  }
  const sourceOf = (metric: MetricConfig): MetricSource => {
    const source = sources.get(metric);
    if (source === undefined) throw new Error(`${metric.name} has no source`);
    return source;
  };
  const home = { cluster, namespace };
  return {
    watch: async ({ tracks, ...window }, signal) => {
      const placed = tracks.map(({ canary, stable }) => ({
        canary: { ...home, ...canary },
        stable: { ...home, ...stable },
      }));
      try {
        const report = await watchStep(
          cluster,
          config,
          { ...window, tracks: placed },
          { ...ports, sourceOf },
          signal,
        );
        ports.onReport(report);
        return report;
      } catch (error) {
        if (error instanceof AnalysisError) ports.onReport(error.report);
        throw error;
      }
    },
    prove: async (signal) => {
      const problems = await Promise.all(
        config.metrics.map((metric) =>
          proveMetric(metric, sourceOf(metric), home, ports.clock.now(), signal),
        ),
      );
      const said = problems.flat();
      if (said.length === 0) return;
      const mayBeSilent = ({ metric }: Problem) => (metric['no-data'] ?? config['no-data']) !== 'fail';
      const [grave, light] = [said.filter((one) => !mayBeSilent(one)), said.filter(mayBeSilent)];
      for (const { message } of light) ports.log.warning(`${cluster}: ${message}`);
      const [first] = grave;
      if (first === undefined) return;
      throw new ActionError('METRICS_UNAVAILABLE', grave.map(({ message }) => message).join('\n'), {
        hint: first.hint,
      });
    },
  };
}

interface Problem {
  readonly metric: MetricConfig;
  readonly message: string;
  readonly hint: string | undefined;
}

/** What is wrong with a metric’s queries, asked for pods that are not there. */
async function proveMetric(
  metric: MetricConfig,
  source: MetricSource,
  home: Readonly<Record<string, string>>,
  now: number,
  signal: AbortSignal,
): Promise<Problem[]> {
  const range = { from: now - trialMs, to: now, stepMs: trialMs };
  const nobody = { pods: 'none', workload: 'none', service: 'none', ...home };
  const problems = await Promise.all(
    queriesOf(metric).map(async (query): Promise<Problem[]> => {
      try {
        await source.latest(fillQuery(query, nobody, range), range, signal);
        return [];
      } catch (error) {
        signal.throwIfAborted();
        if (!isActionError(error)) throw error;
        return [{ metric, message: `${metric.name}: ${messageOf(error)}`, hint: error.hint }];
      }
    }),
  );
  return problems.flat();
}
