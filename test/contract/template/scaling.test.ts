import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { reportOf } from '../../../action-templates/delivery-platform/scaling/load-test/measure.ts';
import { loadFleet } from '../../../src/fleet/load.ts';
import { templates } from '../../template/checks.ts';
import { readQuery } from '../../template/monitoring/queries.ts';
import { startPlatform } from '../../unit/template/running-platform.ts';

const run = promisify(execFile);
const scaling = path.join(templates, 'delivery-platform/scaling');
const read = async (name: string) => parse(await readFile(path.join(scaling, name), 'utf8'));

/** Runs the load test as a program. */
const load = (...args: string[]) =>
  run(process.execPath, [path.join(scaling, 'load-test/main.ts'), ...args]).then(
    ({ stdout }) => ({ code: 0, report: JSON.parse(stdout), said: '' }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      ...{ code: error.code, said: error.stderr },
      report: error.stdout === '' ? undefined : JSON.parse(error.stdout),
    }),
  );

describe('the load test', () => {
  it('places orders at the rate it was told, and reports what that was like', async () => {
    const platform = await startPlatform();
    try {
      const url = platform.gateway.url;
      const { code, report } = await load(
        '--url',
        url,
        '--rate',
        '20',
        '--seconds',
        '2',
        '--max-p99',
        '4000',
      );
      expect({ code, requests: report.requests, errors: report.errorShare }).toEqual({
        ...{ code: 0, requests: 40, errors: 0 },
      });
      const metrics = await (await fetch(new URL('/metrics', platform.orders.url))).text();
      expect(metrics).toMatch(/orders_total\{.*outcome="confirmed",synthetic="true"\} 40/);
    } finally {
      await platform.stop();
    }
  }, 30_000);

  it('ends with 1 beyond its budgets, and with 2 without a target', async () => {
    const server = createServer((_request, response) => response.writeHead(503).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // A TCP server that listens has an AddressInfo.
    const { port } = server.address() as AddressInfo;
    const { code, report, said } = await load(
      '--url',
      `http://127.0.0.1:${port}`,
      '--rate',
      '10',
      '--seconds',
      '1',
    );
    server.closeAllConnections();
    server.close();
    expect({ code, errors: report.errorShare }).toEqual({ code: 1, errors: 1 });
    expect(said).toContain('over budget');
    expect((await load()).code).toBe(2);
  }, 30_000);

  it('knows percentiles', () => {
    const samples = Array.from({ length: 100 }, (_, index) => ({ milliseconds: index + 1, status: 200 }));
    expect(reportOf(samples, 10)).toEqual({
      ...{ requests: 100, errorShare: 0, perSecond: 10, p50: 50, p95: 95, p99: 99 },
    });
    expect(reportOf([], 10)).toMatchObject({ requests: 0, errorShare: 1, p99: 0 });
  });
});

describe('the values of autoscalers', () => {
  it('name what Terraform and the chart know', async () => {
    const values = await read('cluster-autoscaler/values-aws.yaml');
    const terraform = await readFile(
      path.join(templates, 'delivery-platform/infrastructure/terraform/modules/aws/eks/controllers.tf'),
      'utf8',
    );
    expect(terraform).toContain(`service_account = "${values.rbac.serviceAccount.name}"`);
    const priorities: Record<string, string[]> = parse(values.expanderPriorities);
    const preferred = Object.entries(priorities).sort(([a], [b]) => Number(b) - Number(a));
    const chosen = (group: string) =>
      preferred.find(([, patterns]) =>
        patterns.some((pattern) => new RegExp(`^${pattern}$`).test(group)),
      )?.[0];
    expect([chosen('eks-spot-20261123'), chosen('eks-general-20261123')]).toEqual(['50', '10']);
  });

  it('make the metric that the chart’s autoscaler is to follow', async () => {
    const { rules } = await read('metrics/values-prometheus-adapter.yaml');
    const [{ name, seriesQuery, metricsQuery }] = rules.custom;
    const { defaults } = await read('metrics/values-requests.yaml');
    expect(defaults.autoscaling.metrics[0].pods.metric.name).toBe(name.as);
    const [, series = ''] = /^(\w+)\{/.exec(seriesQuery) ?? [];
    expect(name.matches).toBe(`^${series}$`);
    const source = await readFile(
      path.join(templates, 'delivery-platform/services/platform/http-metrics.ts'),
      'utf8',
    );
    expect(source).toContain(`'${series}'`);
    // As the adapter fills it in: https://github.com/kubernetes-sigs/prometheus-adapter
    const filled = metricsQuery
      .replace('<<.GroupBy>>', 'pod')
      .replace('<<.Series>>', series)
      .replace('<<.LabelMatchers>>', 'namespace="delivery-platform",pod=~"a|b"');
    expect(readQuery(filled)).toMatchObject({ metrics: [series], mistakes: [] });
  });

  it('let KEDA ask Prometheus for what the services say', async () => {
    const { spec } = await read('keda/order-service.yaml');
    const { metadata } = spec.triggers.find(({ type }: { type: string }) => type === 'prometheus');
    expect(readQuery(metadata.query)).toMatchObject({ metrics: ['http_requests_total'], mistakes: [] });
    expect(spec.fallback.replicas).toBeGreaterThanOrEqual(spec.minReplicaCount);
  });

  it('are told apart: the chart that KEDA works beside names no number of pods', async () => {
    const text = await readFile(path.join(scaling, 'keda/order-service.yaml'), 'utf8');
    const [, told = ''] = /services\.order-service\.(autoscaling: \{[^}]*\})/.exec(text) ?? [];
    expect(parse(told)).toEqual({ autoscaling: { enabled: false, external: true } });
  });

  it('let Karpenter’s spot nodes be what the chart looks for', async () => {
    const chart = path.join(templates, 'delivery-platform/helm-charts/delivery-platform/values-aws.yaml');
    const { spot } = parse(await readFile(chart, 'utf8'));
    const pool = await read('karpenter/nodepool-spot.yaml');
    expect(pool.spec.template.metadata.labels).toEqual({ [spot.key]: spot.value });
    expect(pool.spec.template.spec.taints).toEqual([{ ...spot, effect: 'NoSchedule' }]);
  });
});

describe('the regions', () => {
  it('are clusters of one environment, in waves', async () => {
    const { environments } = await loadFleet(path.join(scaling, 'multi-region/flotilla.yml'));
    const production = environments['production'];
    expect(production?.waves?.flat().sort()).toEqual(Object.keys(production?.clusters ?? {}).sort());
  });
});
