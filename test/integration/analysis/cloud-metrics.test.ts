import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSource } from '../../../src/analysis/open-source.ts';
import { openMetrics } from '../../../src/clouds/index.ts';
import { fleet } from '../../../src/fleet/fleet.ts';
import { metricSource } from '../../../src/fleet/metric-source.ts';
import { workspace } from '../../clouds/aws/cloudwatch.ts';
import { aws, azure, type CloudName, cloudNames, gcp } from '../../clouds/identities.ts';
import { type Prometheus, startPrometheus } from '../../clouds/prometheus.ts';
import { type Fixture, startFixture } from '../clouds/fixture.ts';
import { jobPorts } from '../identity/job.ts';
import { sampleFleet } from '../identity/sample-fleet.ts';

const resource = `/subscriptions/${azure.subscription}/resourceGroups/shop/providers/Microsoft.Network/applicationGateways/shop`;

/** One source a cloud that knows points, one that knows PromQL, and what a query looks like at the former. */
const sources = {
  aws: {
    points: { kind: 'cloudwatch', region: aws.region },
    promql: { kind: 'cloudwatch', region: aws.region, workspace },
    query: 'SELECT SUM(RequestCount) FROM SCHEMA("AWS/ApplicationELB", TargetGroup)',
    unknown: 'FOO(',
  },
  gcp: {
    points: { kind: 'cloud-monitoring', project: gcp.project, language: 'filter' },
    promql: { kind: 'cloud-monitoring', project: gcp.project },
    query: 'metric.type="kubernetes.io/x" AND resource.labels.pod_name=monitoring.regex.full_match("web-.*")',
    unknown: 'no type',
  },
  azure: {
    points: { kind: 'azure-monitor', resource },
    promql: { kind: 'azure-monitor', workspace: 'https://shop-a1b2.westeurope.prometheus.monitor.azure.com' },
    query: "metricnames=FailedRequests&aggregation=Total&$filter=Pool eq 'new pods'",
    unknown: 'metricnames=Nothing&aggregation=Total',
  },
} as const;
/** What the stand-in stores the answer under: Azure’s query is a form. */
const storedUnder = (cloud: CloudName) =>
  cloud === 'azure' ? "FailedRequests where Pool eq 'new pods'" : sources[cloud].query;
const tooFew = {
  aws: 'cloudwatch:GetMetricData',
  gcp: 'roles/monitoring.viewer',
  azure: 'Monitoring Reader',
};
const tooFewPromql = {
  aws: 'aps:QueryMetrics',
  gcp: 'roles/monitoring.viewer',
  azure: 'Monitoring Data Reader',
};

describe('metrics of the clouds', () => {
  let fixture: Fixture;
  let prometheus: Prometheus;
  const closing: (() => Promise<void>)[] = [];
  const signal = new AbortController().signal;

  beforeAll(async () => {
    [fixture, prometheus] = await Promise.all([startFixture(), startPrometheus([])]);
    for (const cloud of cloudNames) fixture.standIns[cloud].metrics.prometheus = prometheus.url;
  }, 60_000);
  afterAll(async () => {
    await Promise.all(closing.map((close) => close()));
    await Promise.all([fixture.close(), prometheus.stop()]);
  });

  /** A source of the fleet file, asked by the identity of one duty. */
  async function open(cloud: CloudName, config: object, duty: 'deploy' | 'push' = 'deploy') {
    const { ports, close, lines } = await jobPorts(fixture.standIns);
    closing.push(close);
    const identities = fleet.parse({
      ...sampleFleet,
      identities: {
        aws: { cloud: 'aws', role: aws.roles[duty], region: aws.region },
        gcp: { cloud: 'gcp', provider: gcp.provider, 'service-account': gcp.serviceAccounts[duty] },
        azure: { cloud: 'azure', tenant: azure.tenant, client: azure.clients[duty] },
      },
    });
    const source = await openSource(metricSource.parse(config), {
      ...ports,
      proxy: async () => Response.error(),
      cloudMetrics: (own) => openMetrics(identities, own, { name: cloud, identity: cloud }, ports),
    });
    return { source, lines };
  }
  const minute = 60_000;
  const begin = Math.floor(Date.now() / minute) * minute - 30 * minute;
  const range = { from: begin, to: begin + 25 * minute, stepMs: 15_000 };
  const points = (count: number, offset = 1) =>
    Array.from({ length: count }, (_, index) => ({
      at: begin + (index + offset) * minute,
      value: index % 3,
    }));

  describe.each(cloudNames)('%s', (cloud) => {
    const { query, unknown } = sources[cloud];
    const store = (series: ReturnType<typeof points>[]) =>
      fixture.standIns[cloud].metrics.series.set(storedUnder(cloud), series);

    it('has points over time, more than one page of them', async () => {
      store([[...points(23)].reverse()]);
      const { source } = await open(cloud, sources[cloud].points);
      expect(await source.series(query, range, signal)).toEqual(points(23).map(({ value }) => value));
      expect(await source.count(query, range, signal)).toBe(22);
      expect(await source.latest(query, range, signal)).toBe(1);
    });

    it('has no data where it has none', async () => {
      store([[]]);
      const { source } = await open(cloud, sources[cloud].points);
      expect(await source.count(query, range, signal)).toBeUndefined();
      expect(await source.series(query, range, signal)).toEqual([]);
    });

    it('is told to give one series, not several', async () => {
      store([points(3), points(3, 4)]);
      const { source } = await open(cloud, sources[cloud].points);
      await expect(source.latest(query, range, signal)).rejects.toMatchObject({
        code: 'METRICS_UNAVAILABLE',
        message: expect.stringContaining('2 series where one is needed'),
      });
    });

    it('says what it does not understand', async () => {
      const { source } = await open(cloud, sources[cloud].points);
      await expect(source.latest(unknown, range, signal)).rejects.toMatchObject({
        code: 'METRICS_UNAVAILABLE',
        hint: expect.stringMatching(/^Correct/),
      });
    });

    it.each(['points', 'promql'] as const)('is closed to who may not read metrics (%s)', async (kind) => {
      store([points(3)]);
      const { source } = await open(cloud, sources[cloud][kind], 'push');
      await expect(source.latest(kind === 'points' ? query : 'up', range, signal)).rejects.toMatchObject({
        code: 'METRICS_UNAVAILABLE',
        hint: expect.stringContaining((kind === 'points' ? tooFew : tooFewPromql)[cloud]),
      });
    });

    it('answers PromQL', async () => {
      const { source } = await open(cloud, sources[cloud].promql);
      expect(await source.latest('vector(4) + 3', range, signal)).toBe(7);
      expect(await source.series('vector(1)', { ...range, stepMs: 5 * minute }, signal)).toEqual([
        1, 1, 1, 1, 1,
      ]);
      expect(await source.count('absent_metric', range, signal)).toBeUndefined();
      await expect(source.latest('sum(', range, signal)).rejects.toMatchObject({
        message: expect.stringContaining('does not understand sum('),
      });
    });
  });

  it('of a workspace in another cloud are not asked for', async () => {
    const foreign = { kind: 'azure-monitor', workspace: 'https://shop.usgov.prometheus.monitor.azure.us' };
    await expect(open('azure', foreign)).rejects.toMatchObject({ code: 'METRICS_UNAVAILABLE' });
  });
});
