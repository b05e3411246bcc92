import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../../src/core/errors.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { randomFrom } from '../../support/random.ts';
import { track, watchFake } from './fake-source.ts';

const maxOne = { name: 'ratio', query: 'ratio({pods})', max: 1 };
const errors = { name: 'errors', compare: { errors: 'errors({pods})', total: 'total({pods})[{window}]' } };
const latency = { name: 'p95', compare: { latency: 'p95({pods})' } };
const down = new ActionError('METRICS_UNAVAILABLE', 'a fake does not answer: connect ECONNREFUSED');
const isCanary = (query: string) => query.includes('canary');
const failed = (text: string) => ({ code: 'ANALYSIS_FAILED', message: expect.stringContaining(text) });

describe('a threshold', () => {
  it('passes: each interval one look, the canary and for the reader the stable pods', async () => {
    const asked: string[] = [];
    const { watched, lines } = watchFake([maxOne], (query) => {
      asked.push(query);
      return isCanary(query) ? 0.5 : 0.25;
    });
    const report = await watched;
    expect(report).toMatchObject({ cluster: 'aws', step: '10 %', passed: true });
    expect(report.to - report.from).toBe(120_000);
    expect(report.metrics[0]).toMatchObject({ finding: 'pass', because: '0.5, where at most 1 is fine' });
    expect(report.metrics[0]?.samples).toHaveLength(12);
    expect(new Set(asked)).toEqual(new Set(['ratio(web-canary-.*)', 'ratio(web-7d9f-.*)']));
    expect(lines.at(-1)).toBe('info: analysis of 10 %: ratio 0.5 beside 0.25 pass');
  });

  it('fails at once when it is missed, and says where to look', async () => {
    const { watched, lasted } = watchFake([maxOne], (query) => (isCanary(query) ? 3 : 0.25));
    const error = await watched.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject(failed('aws: the analysis of 10 % fails. ratio: 3, where at most 1 is fine'));
    expect(error).toMatchObject({
      hint: 'Look at ratio(web-canary-.*) in a fake, 00:00:00 to 00:00:10 UTC, and at the logs of the new pods web-canary-.*.',
      report: { passed: false },
    });
    expect(lasted()).toBe(10_000);
  });

  it.each([
    [2, 'passes'],
    [1, 'fails'],
  ])('with a failure limit of %d and two misses %s', async (limit, verdict) => {
    let looks = 0;
    const { watched } = watchFake([{ ...maxOne, 'failure-limit': limit }], (query) =>
      isCanary(query) && [3, 7].includes(++looks) ? 2 : 0,
    );
    if (verdict === 'passes')
      expect((await watched).metrics[0]?.because).toBe(
        '0, where at most 1 is fine; missed 2 times, 2 allowed',
      );
    else await expect(watched).rejects.toMatchObject(failed('missed 2 times of 7'));
  });

  it('has a lower bound too', async () => {
    const { watched } = watchFake([{ name: 'orders', query: 'orders({pods})', min: 5, max: 9 }], () => 4);
    await expect(watched).rejects.toMatchObject(failed('4, where at least 5 is fine'));
  });

  it('that is not critical only warns', async () => {
    const { watched, lines } = watchFake([{ ...maxOne, critical: false }], () => 3);
    expect((await watched).passed).toBe(true);
    expect(lines.join('\n')).toMatch(/warning: ratio did not pass \(fail\), and does not count/);
  });

  it('is not looked at while the delay lasts', async () => {
    const at: number[] = [];
    const { watched } = watchFake(
      [maxOne],
      (_query, range) => {
        at.push(range.to - range.from);
        return 0;
      },
      { config: { delay: '30s' } },
    );
    await watched;
    expect([Math.min(...at), Math.max(...at)]).toEqual([10_000, 90_000]);
  });
});

describe('errors beside the old pods', () => {
  /** Requests at 20 per second, failing at the given shares. */
  const traffic =
    (canary: number, stable: number) =>
    (query: string, { from, to }: { from: number; to: number }) => {
      const total = ((to - from) / 1000) * (isCanary(query) ? 20 : 60);
      return query.startsWith('total') ? total : total * (isCanary(query) ? canary : stable);
    };

  it('pass where they are alike, with what could have been detected', async () => {
    const [metric] = (await watchFake([errors], traffic(0.005, 0.005)).watched).metrics;
    expect(metric?.finding).toBe('pass');
    expect(metric?.because).toBe(
      '0.5 % of 2400 requests of the new pods fail, beside 0.5 % of 7200 requests of the old ones (p = 0.555)',
    );
    expect(metric?.power).toMatch(/^could have detected 1\.\d+ % with 80 % power$/);
  });

  it('fail within the first look where they are gross', async () => {
    const { watched, lasted } = watchFake([errors], traffic(0.2, 0.001));
    await expect(watched).rejects.toMatchObject(
      failed('errors: 20 % of 200 requests of the new pods fail, beside 0.167 % of 600'),
    );
    expect(lasted()).toBe(10_000);
  });

  it('fail at the end where they are twice as many, which an early look does not yet tell', async () => {
    const { watched, lasted } = watchFake([errors], traffic(0.01, 0.005));
    await expect(watched).rejects.toMatchObject(failed('(p = 0.00'));
    expect(lasted()).toBeGreaterThan(60_000);
  });

  it('may be more by the tolerance, however sure that is', async () => {
    const many = (query: string) => (query.startsWith('total') ? 1e7 : isCanary(query) ? 1.05e5 : 1e5);
    expect((await watchFake([errors], many).watched).metrics[0]?.because).toMatch(/p < 0.0001/);
    await expect(watchFake([{ ...errors, tolerance: 0.01 }], many).watched).rejects.toMatchObject(
      failed('1.05 %'),
    );
  });

  it('of too few requests say nothing; the policy decides', async () => {
    const few = (query: string) => (query.startsWith('total') ? 10 : 0);
    await expect(watchFake([errors], few).watched).rejects.toMatchObject(
      failed('too little data, and `no-data` is fail'),
    );
    const { watched, lines } = watchFake([{ ...errors, 'no-data': 'pass' }], few);
    expect((await watched).metrics[0]?.finding).toBe('insufficient');
    expect(lines.join('\n')).toContain('it takes 50 requests of each');
  });

  it('that nobody counts are named as such', async () => {
    const { watched } = watchFake([errors], (query) => (query.startsWith('total') ? 500 : undefined));
    expect((await watched).metrics[0]?.because).toContain('`errors` finds nothing at all');
  });
});

describe('latency beside the old pods', () => {
  const series = (canary: number, stable: number, spread = 0.02) => {
    const random = randomFrom(7);
    const all = Array.from({ length: 400 }, () => [
      canary * (1 + spread * (random() - 0.5)),
      stable * (1 + spread * (random() - 0.5)),
    ]);
    return (query: string, { from, to, stepMs }: { from: number; to: number; stepMs: number }) =>
      all.slice(0, (to - from) / stepMs).map(([a = 0, b = 0]) => (isCanary(query) ? a : b));
  };
  const long = { window: { forMs: 300_000 } };

  it('passes where it is alike', async () => {
    const [metric] = (await watchFake([latency], series(0.1, 0.1), long).watched).metrics;
    expect(metric).toMatchObject({
      finding: 'pass',
      power: expect.stringMatching(/^could have detected \+\d/),
    });
  });

  it('fails where it grows by half, before the end', async () => {
    const { watched, lasted } = watchFake([latency], series(0.15, 0.1), long);
    await expect(watched).rejects.toMatchObject(failed('p95: median 0.1'));
    expect(lasted()).toBeLessThan(200_000);
  });

  it('may grow by the tolerance', async () => {
    expect((await watchFake([latency], series(0.106, 0.1), long).watched).passed).toBe(true);
    const strict = { ...latency, tolerance: 0.02 };
    await expect(watchFake([strict], series(0.106, 0.1), long).watched).rejects.toMatchObject(failed('+'));
  });

  it('that scatters so much that a shift may be chance is no failure', async () => {
    const [metric] = (await watchFake([{ ...latency, tolerance: 0 }], series(0.125, 0.1, 1.8), long).watched)
      .metrics;
    expect(metric).toMatchObject({
      finding: 'pass',
      because: expect.stringContaining('+4.21 % (p = 0.392)'),
    });
  });

  it('that is shorter is no failure', async () => {
    expect((await watchFake([latency], series(0.05, 0.1), long).watched).passed).toBe(true);
  });

  it('in too few intervals says nothing, and extending helps', async () => {
    await expect(watchFake([latency], series(0.1, 0.1)).watched).rejects.toMatchObject(
      failed('12 of 20 intervals have data on both sides'),
    );
    const { watched, lasted } = watchFake([{ ...latency, 'no-data': 'extend' }], series(0.1, 0.1));
    expect((await watched).metrics[0]?.finding).toBe('pass');
    expect(lasted()).toBe(200_000);
  });
});

describe('missing data', () => {
  it.each(['no-data', 'no-answer'] as const)('fails by default: %s', async (kind) => {
    const { watched } = watchFake([maxOne], () => (kind === 'no-data' ? undefined : down));
    await expect(watched).rejects.toMatchObject({
      code: 'ANALYSIS_FAILED',
      hint: expect.stringContaining('no-data'),
    });
  });

  it('ends the step early where a source is silent for `error-limit` looks', async () => {
    const { watched, lasted } = watchFake([maxOne], () => down, { config: { 'error-limit': 3 } });
    await expect(watched).rejects.toMatchObject(failed('no answer'));
    expect(lasted()).toBe(30_000);
  });

  it('of a source that was only away for a moment is no matter', async () => {
    let looks = 0;
    const { watched } = watchFake([maxOne], () => ([4, 5, 6].includes(Math.ceil(++looks / 2)) ? down : 0));
    expect((await watched).metrics[0]?.finding).toBe('pass');
  });

  it('passes where that is the policy, and never silently', async () => {
    const { watched, lines } = watchFake([{ ...maxOne, 'no-data': 'pass' }], () => down);
    const report = await watched;
    expect(report).toMatchObject({ passed: true, metrics: [{ finding: 'no-answer' }] });
    expect(lines.join('\n')).toContain('warning: ratio did not pass (no-answer), and does not count');
  });

  it('is waited for where that is the policy, and fails when that does not help', async () => {
    const late = (_query: string, { from, to }: { from: number; to: number }) =>
      to - from > 150_000 ? 0 : undefined;
    const extend = { ...maxOne, 'no-data': 'extend' };
    const { watched, lasted } = watchFake([extend], late);
    await watched.catch((error: unknown) => expect(String(error)).toContain('data in only'));
    const never = watchFake([extend], () => undefined, { config: { 'extend-by': '60s' } });
    await expect(never.watched).rejects.toMatchObject(failed('no data, and `no-data` is extend'));
    expect(never.lasted()).toBe(180_000);
    expect(lasted()).toBeGreaterThan(120_000);
  });
});

describe('a step', () => {
  it('with a gate is watched until somebody opens it', async () => {
    const clock = manualClock();
    const begun = clock.now();
    let open = () => {};
    const until = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { watched } = watchFake([maxOne], () => 0, { clock, window: { until } });
    let report: unknown;
    void watched.then((value) => {
      report = value;
    });
    await clock.advance(300_000);
    expect(report).toBeUndefined();
    open();
    await clock.advance(1);
    expect(report).toMatchObject({ passed: true });
    expect((await watched).to - begun).toBeLessThanOrEqual(300_001);
    expect((await watched).metrics[0]?.samples).toHaveLength(31);
  });

  it('with a gate fails all the same', async () => {
    let looks = 0;
    const { watched } = watchFake([maxOne], () => (++looks > 60 ? 9 : 0), {
      window: { until: new Promise(() => {}) },
    });
    await expect(watched).rejects.toMatchObject(failed('9, where at most 1 is fine'));
  });

  it('ends with the job', async () => {
    const clock = manualClock();
    const ending = new AbortController();
    const { watched } = watchFake([maxOne], () => 0, { clock, signal: ending.signal });
    const caught = watched.catch((error: unknown) => error);
    await clock.advance(25_000);
    ending.abort(new ActionError('INTERRUPTED', 'cancelled'));
    expect(await caught).toMatchObject({ code: 'INTERRUPTED' });
  });

  it('asks for each workload, but once where the query does not tell them apart', async () => {
    const asked = new Set<string>();
    const everywhere = { name: 'queue', query: 'queue()', max: 1 };
    const { watched } = watchFake(
      [maxOne, everywhere, { ...maxOne, name: 'own', query: 'own({workload})', workloads: ['api-canary'] }],
      (query) => {
        asked.add(query);
        return 0;
      },
      { window: { tracks: [track('web'), track('api')] } },
    );
    const names = (await watched).metrics.map(({ metric, workload }) => [metric, workload]);
    expect(names).toEqual([
      ['ratio', 'web-canary'],
      ['ratio', 'api-canary'],
      ['queue', undefined],
      ['own', undefined],
    ]);
    expect(asked).toContain('own(api-canary)');
    expect(asked).not.toContain('own(web-canary)');
  });

  it('has metrics with intervals of their own', async () => {
    const { watched } = watchFake([maxOne, { ...maxOne, name: 'slow', interval: '40s' }], () => 0);
    expect((await watched).metrics.map(({ samples }) => samples.length)).toEqual([12, 3]);
  });
});
