import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AnalysisReport } from '../../src/analysis/analysis.ts';
import { openAnalysis } from '../../src/analysis/open.ts';
import { systemClock } from '../../src/core/clock.ts';
import { analysis as analysisConfig } from '../../src/fleet/analysis.ts';
import { strategy } from '../../src/fleet/strategy.ts';
import { textAt } from '../../src/kube/fields.ts';
import type { Outcome } from '../../src/rollout/outcome.ts';
import { type CloudName, clouds } from '../act/outside.ts';
import { type Stack, toolchain, up } from '../clouds/index.ts';
import { type Prometheus, startPrometheus } from '../clouds/prometheus.ts';
import { recordingLog } from '../support/recording-log.ts';
import { type RequestCounts, type RequestLoop, startRequestLoop } from '../support/request-loop.ts';
import { openStorefront, type StorefrontFleet, storefrontNamespace } from './storefront-fleet.ts';
import { sharedStack } from './world.ts';

/*
 * Every strategy with real pods and real traffic on three clusters: a client asks each cluster's Service forty times a
 * second, on connections of its own, and a real Prometheus reads what the pods count.
 */

const { log } = recordingLog();
let stack: Stack;
let shop: StorefrontFleet;
let prometheus: Prometheus;
const reports: AnalysisReport[] = [];

beforeAll(async () => {
  await toolchain('test');
  stack = await up({ name: sharedStack, say: () => {} });
  shop = await openStorefront(stack, log);
}, 300_000);
afterAll(async () => {
  await prometheus?.stop();
  await shop?.end();
}, 120_000);

async function addressIn(cloud: CloudName): Promise<string> {
  const ref = { apiVersion: 'v1', kind: 'Service', namespace: storefrontNamespace, name: 'web' };
  return `http://${textAt(await shop.clients[cloud].get(ref), 'spec', 'clusterIP')}/`;
}

const versionOf = (body: string) => /"version":"c*(\d+)"/.exec(body)?.[1] ?? body;

/** Runs something while every cluster is asked; returns what was seen of each. */
async function underTraffic<T>(
  work: (loops: Record<CloudName, RequestLoop>) => Promise<T>,
): Promise<{ result: T; seen: Record<CloudName, RequestCounts> }> {
  const started = await Promise.all(
    clouds.map(async (cloud) => {
      const loop = startRequestLoop({ url: await addressIn(cloud), answeredBy: versionOf });
      return [cloud, loop] as const;
    }),
  );
  // Every cloud has its entry.
  const loops = Object.fromEntries(started) as Record<CloudName, RequestLoop>;
  const all = async () =>
    Object.fromEntries(
      await Promise.all(started.map(async ([cloud, loop]) => [cloud, await loop.stop()] as const)),
    ) as Record<CloudName, RequestCounts>;
  try {
    const result = await work(loops);
    return { result, seen: await all() };
  } finally {
    await all();
  }
}

const failures = (seen: Record<CloudName, RequestCounts>) =>
  Object.entries(seen).flatMap(([cloud, counts]) => counts.failures.map((failure) => `${cloud}: ${failure}`));

/** What runs at rest: the chart's objects and nothing beside them. */
async function atRest(): Promise<unknown[]> {
  return Promise.all(
    clouds.map(async (cloud) => {
      const of = (apiVersion: string, kind: string) =>
        shop.clients[cloud].list({ apiVersion, kind }, { namespace: storefrontNamespace });
      const [deployments, services] = await Promise.all([of('apps/v1', 'Deployment'), of('v1', 'Service')]);
      const env = 'spec.template.spec.containers.0.env.0.value'.split('.');
      return {
        deployments: deployments.map((one) => [
          one.metadata.name,
          versionOf(`"version":"${textAt(one, ...env)}"`),
        ]),
        services: services.map((one) => [one.metadata.name, one.spec]),
      };
    }),
  );
}
const only = (sequence: number) =>
  Array(clouds.length).fill({
    deployments: [['web', String(sequence)]],
    services: [['web', expect.objectContaining({ selector: { app: 'web' } })]],
  });

const problemsOf = ({ clusters }: Outcome) =>
  clusters.flatMap(({ cluster, reason }) => (reason === undefined ? [] : [`${cluster}: ${reason}`]));
const back = (release: number) =>
  Array(clouds.length).fill(expect.objectContaining({ state: 'returned', sequence: release }));

const blueGreen = strategy.parse({ kind: 'blue-green', window: '3s' });
const canary = strategy.parse({
  kind: 'canary',
  steps: [
    { weight: 25, pause: '20s' },
    { weight: 50, pause: '10s' },
  ],
});

describe('rolling', () => {
  it('brings a first release', async () => {
    const outcome = await shop.deliver({ sequence: 1 });
    expect([outcome.verdict, problemsOf(outcome)]).toEqual(['verified', []]);
    expect(await atRest()).toEqual(only(1));
  }, 120_000);

  it('replaces it without a failed request', async () => {
    const { result, seen } = await underTraffic(() => shop.deliver({ sequence: 2 }));
    expect([result.verdict, problemsOf(result)]).toEqual(['verified', []]);
    expect(failures(seen)).toEqual([]);
    expect(await atRest()).toEqual(only(2));
  }, 120_000);
});

describe('blue-green', () => {
  it('moves all traffic at once, without a failed request', async () => {
    const { result, seen } = await underTraffic((loops) =>
      shop.deliver({ sequence: 3 }, { strategy: blueGreen }).finally(() => {
        for (const loop of Object.values(loops)) {
          const [old, young] = [loop.span('2'), loop.span('3')];
          // From one moment to the next: no time in which both answer.
          expect((old?.last ?? 0) - (young?.first ?? 0)).toBeLessThan(1_500);
        }
      }),
    );
    expect([result.verdict, problemsOf(result)]).toEqual(['verified', []]);
    expect(failures(seen)).toEqual([]);
    expect(await atRest()).toEqual(only(3));
  }, 120_000);

  it('gives all traffic back on every cloud when one cloud fails its preview', async () => {
    // Azure's pods are Ready; what they answer is wrong.
    const differing = { azure: { errors: 1 } };
    const { result, seen } = await underTraffic(() =>
      shop.deliver({ sequence: 4 }, { strategy: blueGreen, differing }),
    );
    expect([result.verdict, result.clusters.map(({ wayBack }) => wayBack)]).toEqual(['rejected', back(3)]);
    expect(failures(seen)).toEqual([]);
    expect(Object.keys(seen.azure.answeredBy)).toEqual(['3']);
    expect(await atRest()).toEqual(only(3));
  }, 120_000);
});

describe('canary', () => {
  const watched = async (metrics: readonly object[]) => {
    prometheus ??= await startPrometheus(
      [],
      await Promise.all(
        clouds.map(async (cloud) => ({
          cluster: cloud,
          kubeconfig: stack.clouds[cloud].cluster.adminKubeconfig,
          client: shop.clients[cloud],
          namespaces: [storefrontNamespace],
        })),
      ),
    );
    const config = analysisConfig.parse({
      from: { kind: 'prometheus', url: prometheus.url },
      interval: '2s',
      'no-data': 'extend',
      metrics,
    });
    const opened = clouds.map(async (cloud) => {
      const analysis = await openAnalysis({ cluster: cloud, namespace: storefrontNamespace }, config, {
        clock: systemClock,
        log,
        fetch,
        secret: () => '',
        proxy: () => Promise.reject(new Error('Prometheus is asked directly')),
        cloudMetrics: () => Promise.reject(new Error('no cloud is asked')),
        onReport: (report) => reports.push(report),
      });
      return [cloud, analysis] as const;
    });
    return Object.fromEntries(await Promise.all(opened));
  };
  const selector = '{cluster="{cluster}",namespace="{namespace}",pod=~"{pods}"';
  const errors = {
    name: 'errors',
    compare: {
      errors: `sum(increase(http_requests_total${selector},status="500"}[{window}]))`,
      total: `sum(increase(http_requests_total${selector}}[{window}]))`,
    },
  };
  const latency = {
    name: 'latency',
    query: `histogram_quantile(0.9, sum by (le) (rate(http_request_duration_seconds_bucket${selector}}[10s])))`,
    max: 0.1,
    'failure-limit': 1,
  };

  it('is taken back when its answers are real errors', async () => {
    const analysis = await watched([errors, latency]);
    const differing = { gcp: { errors: 0.4 } };
    const { result, seen } = await underTraffic(() =>
      shop.deliver({ sequence: 5 }, { strategy: canary, analysis, differing }),
    );
    expect([result.verdict, result.clusters.map(({ wayBack }) => wayBack)]).toEqual(['rejected', back(3)]);
    expect(problemsOf(result).join('\n')).toMatch(/errors/);
    // Only where there were errors, and only those of the canary.
    expect(failures({ ...seen, gcp: seen.aws })).toEqual([]);
    expect(seen.gcp.failed / seen.gcp.requests).toBeLessThan(0.2);
    expect(Object.keys(seen.gcp.statuses).sort()).toEqual(['200', '500']);
    expect(await atRest()).toEqual(only(3));
  }, 200_000);

  it('is taken back when only its latency grows', async () => {
    const analysis = await watched([errors, latency]);
    const differing = { aws: { delayMs: 300 } };
    const { result, seen } = await underTraffic(() =>
      shop.deliver({ sequence: 6 }, { strategy: canary, analysis, differing }),
    );
    expect([result.verdict, result.clusters.map(({ wayBack }) => wayBack)]).toEqual(['rejected', back(3)]);
    expect(problemsOf(result).join('\n')).toMatch(/latency/);
    expect(failures(seen)).toEqual([]);
    expect(await atRest()).toEqual(only(3));
  }, 200_000);

  it('serves everyone in the end when it is as good as the old pods', async () => {
    const analysis = await watched([errors, latency]);
    reports.length = 0;
    const { result, seen } = await underTraffic(() =>
      shop.deliver({ sequence: 7 }, { strategy: canary, analysis }),
    );
    expect([result.verdict, problemsOf(result)]).toEqual(['verified', []]);
    expect(failures(seen)).toEqual([]);
    expect(reports.filter(({ passed }) => passed)).toHaveLength(2 * clouds.length);
    expect(await atRest()).toEqual(only(7));
  }, 200_000);
});

describe('the way back', () => {
  it('by hand replaces all pods without a failed request', async () => {
    const { result, seen } = await underTraffic(() => shop.rollback(2));
    expect([result.verdict, problemsOf(result)]).toEqual(['verified', []]);
    expect(failures(seen)).toEqual([]);
    expect(await atRest()).toEqual(only(2));
  }, 120_000);

  it('begins within seconds after a pod is found lost', async () => {
    const { result, seen } = await underTraffic(() => shop.deliver({ sequence: 8, crashes: true }));
    expect([result.verdict, result.clusters.map(({ wayBack }) => wayBack)]).toEqual(['rejected', back(2)]);
    expect(problemsOf(result).join('\n')).toMatch(/no shop today|exit(ed| code)/);
    expect(failures(seen)).toEqual([]);
    // All stop with the first that is lost.
    for (const { phases } of result.clusters) {
      const [rollout, way] = ['rollout', 'return'].map((name) => phases.find((phase) => phase.name === name));
      expect((rollout?.to ?? 0) - (rollout?.from ?? 0)).toBeLessThan(25_000);
      expect((way?.from ?? 0) - (rollout?.to ?? 0)).toBeLessThan(5_000);
    }
  }, 120_000);
});
