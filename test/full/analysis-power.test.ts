import { afterAll, describe, expect, it } from '@jest/globals';
import { watchErrors } from '../../src/analysis/error-counts.ts';
import { watchLatency } from '../../src/analysis/latencies.ts';
import type { MetricWatch, Subject } from '../../src/analysis/metric-watch.ts';
import type { MetricSource } from '../../src/analysis/source.ts';
import { metric } from '../../src/fleet/analysis.ts';
import { randomFrom } from '../support/random.ts';

const runs = 600;
const stepMs = 15_000;
const signal = new AbortController().signal;
const rows: string[] = [];
afterAll(() => console.info(['what | failed | of these before the end', ...rows].join('\n')));

/** Runs one step many times, each with its own seed; resolves to the shares that failed, and that failed early. */
async function simulate(looks: number, begin: (random: () => number) => MetricWatch) {
  let [failed, early] = [0, 0];
  for (let run = 1; run <= runs; run++) {
    const watch = begin(randomFrom(run * 7919));
    for (let look = 1; look <= looks; look++) {
      const found = await watch({ from: 0, to: look * stepMs, stepMs }, look === looks, signal);
      if (found.finding !== 'fail') continue;
      failed += 1;
      if (look < looks) early += 1;
      break;
    }
  }
  return { failed: failed / runs, early: failed === 0 ? 0 : early / failed };
}

function subject(config: object, answer: (query: string, looks: number) => readonly number[]): Subject {
  const source: MetricSource = {
    name: 'a simulation',
    latest: async () => undefined,
    count: async (query, { to }) => answer(query, to / stepMs).at(-1),
    series: async (query, { to }) => answer(query, to / stepMs),
  };
  return {
    metric: metric.parse({ name: 'm', ...config }),
    source,
    canary: { pods: 'canary' },
    stable: { pods: 'stable' },
  };
}

/** Binomial numbers of requests that fail, summed up look by look; the same question has the same answer. */
function errorsOf(
  random: () => number,
  perMinute: { canary: number; stable: number },
  share: { canary: number; stable: number },
) {
  const queries = { errors: 'errors {pods}', total: 'total {pods}' };
  const sums = { canary: [0], stable: [0] };
  const side = (query: string) => (query.endsWith('canary') ? 'canary' : 'stable');
  const requests = (of: 'canary' | 'stable') => Math.round((perMinute[of] * stepMs) / 60_000);
  const answer = (query: string, looks: number) => {
    const of = side(query);
    if (query.startsWith('total')) return [requests(of) * looks];
    const own = sums[of];
    while (own.length <= looks) {
      let errors = own.at(-1) ?? 0;
      for (let request = 0; request < requests(of); request++) if (random() < share[of]) errors += 1;
      own.push(errors);
    }
    return [own[looks] ?? 0];
  };
  return watchErrors(subject({ compare: queries }, answer), queries);
}

/** Log-normal latencies, one a window, that differ by a factor; some of them exactly zero where that is wished for. */
function latenciesOf(random: () => number, factor: number, zeros = 0) {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const draw = (scale: number) => (random() < zeros ? 0 : scale * Math.exp(0.25 * normal()));
  const all = { canary: [] as number[], stable: [] as number[] };
  const answer = (query: string, looks: number) => {
    const [own, scale] = query.endsWith('canary') ? [all.canary, factor] : [all.stable, 1];
    while (own.length < looks) own.push(draw(scale));
    return own.slice(0, looks);
  };
  return watchLatency(subject({ compare: { latency: 'p95 {pods}' } }, answer), 'p95 {pods}');
}

const note = (what: string, { failed, early }: { failed: number; early: number }) =>
  rows.push(`${what} | ${(failed * 100).toFixed(1)} % | ${(early * 100).toFixed(0)} %`);
const even = { canary: 200, stable: 200 };
const tenth = { canary: 200, stable: 1800 };

describe('errors, 600 runs of a step', () => {
  it.each([
    ['0.5 % → 0.5 %, 10 min, 200/min each', even, 40, 0.005, [0, 0.02]],
    ['0.5 % → 0.5 %, 30 min, 200/min each', even, 120, 0.005, [0, 0.02]],
    ['0.5 % → 0.5 %, 10 min, 200 of 2000/min', tenth, 40, 0.005, [0, 0.02]],
    ['0.5 % → 1 %, 10 min, 200 of 2000/min', tenth, 40, 0.01, [0.3, 1]],
    ['0.5 % → 1 %, 30 min, 200 of 2000/min', tenth, 120, 0.01, [0.8, 1]],
    ['0.5 % → 2 %, 10 min, 200 of 2000/min', tenth, 40, 0.02, [0.95, 1]],
    ['0.5 % → 2 %, 2 min, 200 of 2000/min', tenth, 8, 0.02, [0.3, 1]],
    ['0.5 % → 10 %, 2 min, 200 of 2000/min', tenth, 8, 0.1, [0.99, 1]],
  ] as const)(
    '%s',
    async (what, perMinute, looks, canary, [least, most]) => {
      const found = await simulate(looks, (random) => errorsOf(random, perMinute, { canary, stable: 0.005 }));
      note(what, found);
      expect(found.failed).toBeGreaterThanOrEqual(least);
      expect(found.failed).toBeLessThanOrEqual(most);
    },
    300_000,
  );
});

describe('latency, 600 runs of a step', () => {
  it.each([
    ['unchanged, 20 windows', 1, 0, 20, [0, 0.02]],
    ['unchanged, 40 windows', 1, 0, 40, [0, 0.02]],
    ['unchanged and half zeros, 30 windows', 1, 0.5, 30, [0, 0.02]],
    ['+10 %, which is tolerated, 40 windows', 1.1, 0, 40, [0, 0.5]],
    ['+25 %, 20 windows', 1.25, 0, 20, [0.1, 1]],
    ['+25 %, 40 windows', 1.25, 0, 40, [0.5, 1]],
    ['+50 %, 20 windows', 1.5, 0, 20, [0.85, 1]],
    ['+50 %, 40 windows', 1.5, 0, 40, [0.99, 1]],
    ['+100 %, 20 windows', 2, 0, 20, [0.99, 1]],
  ] as const)(
    '%s',
    async (what, factor, zeros, looks, [least, most]) => {
      const found = await simulate(looks, (random) => latenciesOf(random, factor, zeros));
      note(what, found);
      expect(found.failed).toBeGreaterThanOrEqual(least);
      expect(found.failed).toBeLessThanOrEqual(most);
    },
    300_000,
  );
});

describe('what is said to be detectable', () => {
  const stated = (power: string | undefined) => Number(/detected \+?([\d.]+) %/.exec(power ?? '')?.[1]) / 100;

  it('is detected in some 80 % of the runs: errors', async () => {
    let [sum, count] = [0, 0];
    for (let run = 1; run <= 100; run++) {
      const watch = errorsOf(randomFrom(run * 104_729), tenth, { canary: 0.005, stable: 0.005 });
      const { power } = await watch({ from: 0, to: 40 * stepMs, stepMs }, true, signal);
      if (!Number.isNaN(stated(power))) [sum, count] = [sum + stated(power), count + 1];
    }
    const canary = sum / count;
    const found = await simulate(40, (random) => errorsOf(random, tenth, { canary, stable: 0.005 }));
    note(`0.5 % → ${(canary * 100).toFixed(2)} %, stated as detectable, 10 min`, found);
    expect(found.failed).toBeGreaterThan(0.7);
  }, 300_000);

  it('is detected in some 80 % of the runs: latency', async () => {
    let [sum, count] = [0, 0];
    for (let run = 1; run <= 100; run++) {
      const watch = latenciesOf(randomFrom(run * 104_729), 1);
      const { power } = await watch({ from: 0, to: 40 * stepMs, stepMs }, true, signal);
      if (!Number.isNaN(stated(power))) [sum, count] = [sum + stated(power), count + 1];
    }
    const factor = 1 + sum / count;
    const found = await simulate(40, (random) => latenciesOf(random, factor));
    note(`+${((factor - 1) * 100).toFixed(0)} %, stated as detectable, 40 windows`, found);
    expect(found.failed).toBeGreaterThan(0.7);
  }, 300_000);
});
