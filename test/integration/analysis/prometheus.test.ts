import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { AnalysisReport } from '../../../src/analysis/analysis.ts';
import { openAnalysis } from '../../../src/analysis/open.ts';
import { courseChart } from '../../../src/analysis/report.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { analysis } from '../../../src/fleet/analysis.ts';
import { type Prometheus, startPrometheus } from '../../clouds/prometheus.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { type MeasuredServer, sendTraffic, startMeasuredServer } from './measured-server.ts';

const errors = {
  name: 'errors',
  compare: {
    errors: 'sum(increase(http_requests_total{pod=~"{pods}",status=~"5.."}[{window}]))',
    total: 'sum(increase(http_requests_total{pod=~"{pods}"}[{window}]))',
  },
};
const bucket = 'rate(http_request_duration_seconds_bucket{pod=~"{pods}"}[{interval}])';
const latency = {
  name: 'p90',
  compare: { latency: `histogram_quantile(0.9, sum by (le) (${bucket}))` },
};
const traffic = {
  name: 'traffic',
  query: 'sum(rate(http_requests_total{pod=~"{pods}"}[4s]))',
  min: 0.1,
};
const track = { canary: { pods: 'web-canary-.*' }, stable: { pods: 'web-stable-.*' } };
const signal = new AbortController().signal;

let canary: MeasuredServer;
let stable: MeasuredServer;
let prometheus: Prometheus;
let stopTraffic: () => Promise<void> = async () => {};

const startAll = () =>
  startPrometheus([
    { labels: { pod: 'web-canary-1' }, addresses: [canary.address] },
    { labels: { pod: 'web-stable-1' }, addresses: [stable.address] },
    { labels: { pod: 'idle-canary-1' }, addresses: [] },
  ]);

beforeAll(async () => {
  [canary, stable] = await Promise.all([
    startMeasuredServer({ errorRate: 0, delayMs: 4 }),
    startMeasuredServer({ errorRate: 0, delayMs: 4 }),
  ]);
  prometheus = await startAll();
  stopTraffic = sendTraffic([canary.address, stable.address], 60);
  // Rates need two scrapes.
  await sleep(2_000);
}, 60_000);
afterAll(async () => {
  await stopTraffic();
  await prometheus.stop();
  await Promise.all([canary.close(), stable.close()]);
});
afterEach(() => {
  for (const { behaviour } of [canary, stable]) Object.assign(behaviour, { errorRate: 0, delayMs: 4 });
});

/** Opens an analysis of the running Prometheus, with looks once a second. */
async function open(metrics: readonly object[], config: object = {}) {
  const { log, lines } = recordingLog();
  const reports: AnalysisReport[] = [];
  const from = { kind: 'prometheus', url: prometheus.url };
  const opened = await openAnalysis(
    { cluster: 'aws', namespace: 'shop' },
    analysis.parse({ from, interval: '1s', ...config, metrics }),
    {
      log,
      fetch,
      clock: systemClock,
      secret: (name) => name,
      proxy: async () => Response.error(),
      cloudMetrics: async () => ({ name: 'none', points: async () => [] }),
      onReport: (report) => reports.push(report),
    },
  );
  const watch = (seconds: number, tracks = [track]) =>
    opened.watch({ step: '10 %', forMs: seconds * 1000, tracks }, signal);
  return { opened, watch, lines, reports };
}

describe('with a real Prometheus', () => {
  it('a healthy canary passes, with numbers of both sides', async () => {
    const { watch, opened } = await open([errors, traffic]);
    await opened.prove(signal);
    const report = await watch(5);
    expect(report).toMatchObject({ passed: true, metrics: [{ finding: 'pass' }, { finding: 'pass' }] });
    expect(report.metrics[0]?.because).toMatch(
      /^0 % of \d{3} requests of the new pods fail, beside 0 % of \d{3}/,
    );
    expect(report.metrics[1] && courseChart(report.metrics[1])).toMatch(
      /^xychart-beta\n(.*\n)+ {2}line \[\d/,
    );
  }, 30_000);

  it('a rise of 5xx ends the step early', async () => {
    canary.behaviour.errorRate = 0.3;
    const { watch, reports } = await open([errors]);
    const begun = Date.now();
    await expect(watch(60)).rejects.toMatchObject({
      code: 'ANALYSIS_FAILED',
      message: expect.stringMatching(
        /errors: \d\d(\.\d+)? % of \d+ requests of the new pods fail, beside 0 %/,
      ),
      hint: expect.stringContaining('status=~"5.."}'),
    });
    expect(Date.now() - begun).toBeLessThan(20_000);
    expect(reports).toMatchObject([{ passed: false, metrics: [{ finding: 'fail' }] }]);
  }, 90_000);

  it('latency alone, without any error, ends the step', async () => {
    canary.behaviour.delayMs = 40;
    const { watch } = await open([errors, latency]);
    await expect(watch(60)).rejects.toMatchObject({
      code: 'ANALYSIS_FAILED',
      message: expect.stringMatching(/p90: median 0\.0\d+ beside 0\.0\d+, \+\d/),
    });
  }, 90_000);

  it.each([
    ['fail', 'rejects'],
    ['pass', 'resolves'],
    ['extend', 'rejects'],
  ] as const)(
    'without traffic the policy decides: %s',
    async (policy, verdict) => {
      const { watch, lines } = await open([{ ...errors, 'no-data': policy }], { 'extend-by': '2s' });
      const begun = Date.now();
      const idle = { canary: { pods: 'idle-canary-.*' }, stable: track.stable };
      const watched = watch(2, [idle]);
      if (verdict === 'rejects')
        await expect(watched).rejects.toMatchObject({
          message: expect.stringContaining('no requests of the new pods'),
        });
      else {
        expect(await watched).toMatchObject({ passed: true, metrics: [{ finding: 'no-data' }] });
        expect(lines.join('\n')).toContain('warning: errors did not pass (no-data)');
      }
      expect(Date.now() - begun).toBeGreaterThan(policy === 'extend' ? 3_900 : 1_900);
    },
    30_000,
  );

  it('a query it cannot read is told before anything is written', async () => {
    const { opened } = await open([errors, { name: 'broken', query: 'sum(rate(', max: 1 }]);
    await expect(opened.prove(signal)).rejects.toMatchObject({
      code: 'METRICS_UNAVAILABLE',
      message: expect.stringContaining('broken: Prometheus at'),
      hint: 'Correct the query in the fleet file.',
    });
  });

  it('that dies midway fails the step, or is waited for', async () => {
    const strict = await open([traffic], { 'error-limit': 2 });
    const patient = await open([{ ...traffic, 'no-data': 'pass' }]);
    const both = Promise.allSettled([strict.watch(30), patient.watch(6)]);
    await sleep(1_500);
    await prometheus.stop();
    const [first, second] = await both;
    expect(first).toMatchObject({
      reason: {
        code: 'ANALYSIS_FAILED',
        message: expect.stringContaining('no answer, and `no-data` is fail'),
      },
    });
    expect(second).toMatchObject({ value: { passed: true, metrics: [{ finding: 'no-answer' }] } });
    prometheus = await startAll();
  }, 60_000);
});
