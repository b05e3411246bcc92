import type { Clock } from '../core/clock.ts';
import { parseDuration } from '../core/inputs.ts';
import type { Log } from '../core/log.ts';
import { atHumanPace } from '../core/pace.ts';
import type { AnalysisConfig, MetricConfig } from '../fleet/analysis.ts';
import type { AnalysisReport, AnalysisWindow } from './analysis.ts';
import { courseOf } from './course.ts';
import { AnalysisError } from './failure.ts';
import { openGate } from './gate.ts';
import type { MetricSource } from './source.ts';
import { questionsOf } from './tracks.ts';
import { isMissing, type WatchedMetric, watchMetric } from './watched-metric.ts';

export interface WatchPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly sourceOf: (metric: MetricConfig) => MetricSource;
}

/**
 * Watches one step: looks at each metric once its interval, ends with the first critical one that fails, goes on
 * while a gate is open, and after that for as long as missing data is waited for. `ANALYSIS_FAILED`.
 */
export async function watchStep(
  cluster: string,
  config: AnalysisConfig,
  { step, forMs, tracks, until }: AnalysisWindow,
  { clock, log, sourceOf }: WatchPorts,
  signal: AbortSignal,
): Promise<AnalysisReport> {
  const begun = clock.now();
  const from = begun + Math.min(forMs, parseDuration(config.delay) ?? 0);
  const end = begun + forMs;
  const metrics = questionsOf(config, tracks).map(({ metric, track, workload }) =>
    watchMetric(config, metric, sourceOf(metric), track, workload, clock),
  );
  const say = atHumanPace(clock, () => log.info(`analysis of ${step}: ${courseOf(metrics)}`));
  const report = (passed: boolean): AnalysisReport => ({
    cluster,
    step,
    from: begun,
    to: clock.now(),
    passed,
    metrics: metrics.map((metric) => metric.report()),
  });
  const dueAt = new Map(metrics.map((metric) => [metric, from + metric.intervalMs]));
  const due = (metric: WatchedMetric) => dueAt.get(metric) ?? end;
  const earliest = (some: readonly WatchedMetric[]) => Math.min(...some.map(due), Number.POSITIVE_INFINITY);

  /** Looks at these and ends the step where a critical one of all `hasFailed`. */
  async function look(
    some: readonly WatchedMetric[],
    isLast: boolean,
    hasFailed: (one: WatchedMetric) => boolean,
  ) {
    const now = clock.now();
    await Promise.all(
      some.map(async (metric) => {
        dueAt.set(metric, now + metric.intervalMs);
        await metric.look({ from, to: now, stepMs: metric.intervalMs }, isLast, signal);
      }),
    );
    const failed = metrics.filter((metric) => metric.critical && hasFailed(metric));
    if (failed.length > 0) throw new AnalysisError(report(false), failed, tracks);
    if (some.length > 0) say(isLast);
  }

  const isBad = (metric: WatchedMetric) => metric.finding() === 'fail';
  const gate = openGate(until);
  const watched = () => metrics.filter((metric) => !isBad(metric));
  for (;;) {
    const next = earliest(watched());
    await gate.sleepUntil(gate.isOpen() ? next : Math.min(next, Math.max(end, clock.now())), clock, signal);
    if (clock.now() >= end && !gate.isOpen()) break;
    const some = watched().filter((metric) => due(metric) <= clock.now());
    await look(some, false, (metric) => isBad(metric) || (metric.policy === 'fail' && metric.isSilent()));
  }
  await look(watched(), true, (metric) => isBad(metric) || (metric.policy === 'fail' && isMissing(metric)));

  const giveUp = clock.now() + (parseDuration(config['extend-by']) ?? 0);
  const awaited = () => metrics.filter((metric) => metric.policy === 'extend' && isMissing(metric));
  if (awaited().length > 0)
    log.info(
      `analysis of ${step}: waits for ${awaited()
        .map(({ label }) => label)
        .join(', ')}`,
    );
  while (awaited().length > 0) {
    await clock.sleep(Math.max(0, Math.min(earliest(awaited()), giveUp) - clock.now()), signal);
    const isOver = clock.now() >= giveUp;
    const some = awaited().filter((metric) => isOver || due(metric) <= clock.now());
    await look(some, true, (metric) => isBad(metric) || (isOver && awaited().includes(metric)));
    if (isOver) break;
  }
  for (const metric of metrics) {
    const { finding, because } = metric.report();
    if (finding !== 'pass')
      log.warning(`${metric.label} did not pass (${finding}), and does not count: ${because}`);
  }
  return report(true);
}
