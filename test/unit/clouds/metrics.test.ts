import { describe, expect, it } from '@jest/globals';
import { openMetrics } from '../../../src/clouds/index.ts';
import { type CloudSource, isCloudSource, metricSource } from '../../../src/fleet/metric-source.ts';
import { fakeCloud, type Seen } from './fake-cloud.ts';
import { anyExchange, client, fleetWith, poolProvider, role, tenant } from './identities.ts';

const resource = `/subscriptions/${tenant}/resourceGroups/shop/providers/Microsoft.Web/sites/shop`;
const id = 'ws-0a1b2c3d-0000-4000-8000-000000000000';
const aws = { cloud: 'aws', role, region: 'eu-west-1' };
const gcp = { cloud: 'gcp', provider: poolProvider };
const azure = { cloud: 'azure', tenant, client };
const workspace = (domain: string) => `https://shop-ab12.region1.prometheus.monitor.azure.${domain}`;

function sourceOf(config: object): CloudSource {
  const source = metricSource.parse(config);
  if (!isCloudSource(source)) throw new Error('no source of a cloud');
  return source;
}

/** Asks a source once for points, or by PromQL, whatever it has. */
async function ask(identity: object, config: object, answer: (seen: Seen) => object = anyExchange) {
  const cloud = fakeCloud((seen) => ({ body: {}, ...answer(seen) }));
  const signal = new AbortController().signal;
  const access = await openMetrics(
    fleetWith({ me: identity }),
    sourceOf({ ...config, identity: 'me' }),
    { name: 'here', identity: undefined },
    cloud.ports,
  );
  const range = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 0, 1, 0, 10), stepMs: 15_000 };
  const asked =
    'points' in access
      ? access.points('metricnames=Requests&aggregation=Total', range, signal)
      : access.promql('/api/v1/query', 'query=up', signal);
  const outcome = await asked.then(
    () => undefined,
    (error: unknown) => error,
  );
  return { cloud, outcome, last: cloud.seen.at(-1) };
}

describe('tokens for metrics go to documented hosts alone', () => {
  it.each([
    [
      'CloudWatch',
      aws,
      { kind: 'cloudwatch', region: 'eu-central-1' },
      'sts.eu-west-1.amazonaws.com',
      'monitoring.eu-central-1.amazonaws.com',
    ],
    [
      'CloudWatch in China',
      { ...aws, region: 'cn-north-1' },
      { kind: 'cloudwatch', region: 'cn-north-1' },
      'sts.cn-north-1.amazonaws.com.cn',
      'monitoring.cn-north-1.amazonaws.com.cn',
    ],
    [
      'CloudWatch, validated cryptography',
      { ...aws, region: 'us-east-1', fips: true },
      { kind: 'cloudwatch', region: 'us-east-1' },
      'sts-fips.us-east-1.amazonaws.com',
      'monitoring-fips.us-east-1.amazonaws.com',
    ],
    [
      'Amazon’s Prometheus',
      aws,
      { kind: 'cloudwatch', region: 'eu-west-1', workspace: id },
      'sts.eu-west-1.amazonaws.com',
      'aps-workspaces.eu-west-1.amazonaws.com',
    ],
    [
      'Cloud Monitoring',
      gcp,
      { kind: 'cloud-monitoring', project: 'acme' },
      'sts.googleapis.com',
      'monitoring.googleapis.com',
    ],
    [
      'Cloud Monitoring of a partner',
      { ...gcp, 'universe-domain': 's3nsapis.fr' },
      { kind: 'cloud-monitoring', project: 'acme', language: 'filter' },
      'sts.s3nsapis.fr',
      'monitoring.s3nsapis.fr',
    ],
    [
      'Azure Monitor',
      azure,
      { kind: 'azure-monitor', resource },
      'login.microsoftonline.com',
      'management.azure.com',
    ],
    [
      'Azure’s Prometheus',
      azure,
      { kind: 'azure-monitor', workspace: workspace('com') },
      'login.microsoftonline.com',
      'shop-ab12.region1.prometheus.monitor.azure.com',
    ],
    [
      'Azure’s Prometheus in China',
      { ...azure, authority: 'china' },
      { kind: 'azure-monitor', workspace: workspace('cn') },
      'login.partner.microsoftonline.cn',
      'shop-ab12.region1.prometheus.monitor.azure.cn',
    ],
  ])('%s', async (_name, identity, config, identityHost, api) => {
    const { cloud } = await ask(identity, config);
    expect(cloud.seen.map(({ url }) => new URL(url).host)).toEqual([identityHost, api]);
    expect(cloud.seen.every(({ url }) => url.startsWith('https://'))).toBe(true);
  });
});

describe('a question about metrics', () => {
  it('is signed for CloudWatch, with whole minutes', async () => {
    const { last } = await ask(aws, { kind: 'cloudwatch', region: 'eu-west-1' });
    expect(last?.headers).toMatchObject({
      'x-amz-target': 'GraniteServiceVersion20100801.GetMetricData',
      authorization: expect.stringContaining('/eu-west-1/monitoring/aws4_request'),
    });
    expect(JSON.parse(last?.body ?? '')).toMatchObject({
      StartTime: Date.UTC(2026, 0, 1) / 1000,
      MetricDataQueries: [{ Period: 60 }],
    });
  });

  it('of Azure has spaces that its API reads', async () => {
    const { last } = await ask(azure, { kind: 'azure-monitor', resource, period: '5m' });
    expect(last?.url).toContain(`${resource}/providers/Microsoft.Insights/metrics?metricnames=Requests`);
    expect(last?.url).toContain('interval=PT5M');
    expect(last?.url).not.toContain('+');
  });

  it('that is throttled is asked once more, and no more', async () => {
    const busy = (seen: Seen) =>
      seen.url.includes('monitoring') ? { status: 429, body: 'slow down' } : anyExchange(seen);
    const { cloud, outcome } = await ask(gcp, { kind: 'cloud-monitoring', project: 'acme' }, busy);
    expect(outcome).toMatchObject({ code: 'CLOUD_FAILED' });
    expect(cloud.pauses).toHaveLength(1);
  });

  it('of a cloud needs an identity of it', async () => {
    await expect(ask(gcp, { kind: 'cloudwatch', region: 'eu-west-1' })).rejects.toMatchObject({
      code: 'FLEET_INVALID',
    });
  });
});
