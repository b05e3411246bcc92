import type { AnalysisWindow } from '../../../src/analysis/analysis.ts';
import type { MetricSource, TimeRange } from '../../../src/analysis/source.ts';
import { watchStep } from '../../../src/analysis/watch.ts';
import type { Clock } from '../../../src/core/clock.ts';
import { analysis } from '../../../src/fleet/analysis.ts';
import { hastyClock } from '../../support/manual-clock.ts';
import { recordingLog } from '../../support/recording-log.ts';

type Answer = number | undefined | readonly number[] | Error;

/** A source whose answers a function gives; lists are series, and the last of them is the latest. */
export function fakeSource(answer: (query: string, range: TimeRange) => Answer): MetricSource {
  const ask = async (query: string, range: TimeRange) => {
    const given = answer(query, range);
    if (given instanceof Error) throw given;
    return given;
  };
  const one = async (query: string, range: TimeRange) => {
    const given = await ask(query, range);
    return typeof given === 'object' ? given.at(-1) : given;
  };
  return {
    name: 'a fake',
    latest: one,
    count: one,
    series: async (query, range) => {
      const given = await ask(query, range);
      return typeof given === 'number' ? [given] : (given ?? []);
    },
  };
}

export const track = (workload: string) => ({
  canary: { pods: `${workload}-canary-.*`, workload: `${workload}-canary` },
  stable: { pods: `${workload}-7d9f-.*`, workload },
});

/** Watches two minutes of one step, as time goes by in no time. */
export function watchFake(
  metrics: readonly object[],
  answer: (query: string, range: TimeRange) => Answer,
  options: {
    readonly config?: object;
    readonly window?: Partial<AnalysisWindow>;
    readonly clock?: Clock;
    readonly signal?: AbortSignal;
  } = {},
) {
  const from = { kind: 'json', url: 'https://metrics.example', field: 'value' };
  const config = analysis.parse({ from, interval: '10s', ...options.config, metrics });
  const { log, lines } = recordingLog();
  const source = fakeSource(answer);
  const clock = options.clock ?? hastyClock();
  const begun = clock.now();
  const watched = watchStep(
    'aws',
    config,
    { step: '10 %', forMs: 120_000, tracks: [track('web')], ...options.window },
    { clock, log, sourceOf: () => source },
    options.signal ?? new AbortController().signal,
  );
  return { watched, lines, lasted: () => clock.now() - begun };
}
