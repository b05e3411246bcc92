import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { textAt } from '../../src/kube/fields.ts';
import { type CloudName, clouds, kubectl } from '../act/outside.ts';
import { down, type Stack, toolchain, up } from '../clouds/index.ts';
import { type Prometheus, startPrometheus } from '../clouds/prometheus.ts';
import { openStorefront, type StorefrontFleet } from '../e2e/storefront-fleet.ts';
import { recordingLog } from '../support/recording-log.ts';
import { type RequestLoop, startRequestLoop } from '../support/request-loop.ts';
import {
  type Alertmanager,
  type Notification,
  startAlertmanager,
} from '../template/monitoring/alertmanager.ts';
import { faster } from '../template/monitoring/faster.ts';
import { monitoring } from '../template/monitoring/paths.ts';
import { serviceObjects } from '../template/monitoring/service-objects.ts';

/*
 * The template's rules in a real Prometheus that reads the template's real service on three clusters, and the
 * template's routes in a real Alertmanager. On aws every second request fails, on gcp one in a hundred of many, on azure
 * every one of very few. The rules run ten times as fast as written, and are not changed otherwise.
 */

const namespace = 'delivery-platform';
const faults: Readonly<Record<CloudName, string>> = { aws: '0.5', gcp: '0.01', azure: '1' };
const { log } = recordingLog();
let stack: Stack;
let bin: string;
let fleet: StorefrontFleet;
let dir: string;
let alertmanager: Alertmanager;
let prometheus: Prometheus;
const loops: RequestLoop[] = [];

async function address(cloud: CloudName): Promise<string> {
  const ref = { apiVersion: 'v1', kind: 'Service', namespace, name: 'user-service' };
  return `http://${textAt(await fleet.clients[cloud].get(ref), 'spec', 'clusterIP')}/users/usr_ada`;
}

beforeAll(async () => {
  ({ bin } = await toolchain());
  await down('monitoring');
  stack = await up({ name: 'monitoring', say: () => {} });
  fleet = await openStorefront(stack, log);
  dir = await mkdtemp(path.join(os.tmpdir(), 'rules-'));
  await Promise.all(
    clouds.map(async (cloud) => {
      const objects = await serviceObjects('user-service', stack.baseImage, {
        CLOUD_PROVIDER: cloud,
        FAULT_ERROR_RATE: faults[cloud],
      });
      const file = path.join(dir, `${cloud}.json`);
      await writeFile(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }));
      await kubectl(stack, bin, cloud, ['apply', '-f', file]);
      await kubectl(stack, bin, cloud, ['rollout', 'status', 'deployment/user-service', '--timeout=90s']);
    }),
  );
  const rules = await Promise.all(
    ['requests', 'services', 'slo', 'slo-burn', 'observability'].map(async (name) => {
      const file = path.join(dir, `${name}.yml`);
      await writeFile(
        file,
        faster(await readFile(path.join(monitoring, `prometheus/rules/${name}.yml`), 'utf8'), 10),
      );
      return file;
    }),
  );
  alertmanager = await startAlertmanager();
  prometheus = await startPrometheus(
    [],
    clouds.map((cloud) => ({
      cluster: cloud,
      kubeconfig: stack.clouds[cloud].cluster.adminKubeconfig,
      client: fleet.clients[cloud],
      namespaces: [namespace],
    })),
    {
      rules,
      alertmanager: alertmanager.address,
      labels: { cluster: 'delivery-platform-production', environment: 'production' },
    },
  );
  loops.push(startRequestLoop({ url: await address('aws'), rate: 20 }));
  loops.push(startRequestLoop({ url: await address('gcp'), rate: 40 }));
}, 600_000);
afterAll(async () => {
  await Promise.all(loops.map((loop) => loop.stop()));
  await prometheus?.stop();
  await alertmanager?.stop();
  await fleet?.end();
  await down('monitoring');
  await rm(dir, { recursive: true, force: true });
}, 120_000);

type Alert = Notification['alerts'][number];

/** Alerts of that name which a receiver was sent, by the cloud they are about. */
const alertsOf = (name: string, status: Alert['status'], receiver: string): Alert[] =>
  alertmanager.sent
    .filter((one) => one.receiver === receiver)
    .flatMap(({ alerts }) => alerts)
    .filter(({ labels, status: now }) => labels['alertname'] === name && now === status);
const cloudsOf = (alerts: readonly Alert[]) => [
  ...new Set(alerts.map(({ labels }) => labels['cloud_provider'])),
];

async function until(what: string, holds: () => boolean): Promise<void> {
  const end = Date.now() + 150_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`${what}: not so; sent was ${JSON.stringify(alertmanager.sent)}`);
    await sleep(250);
  }
}

const answer = z.object({
  data: z.object({
    result: z.array(
      z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]) }),
    ),
  }),
});

/** Cloud → value of a query, now. */
async function ask(query: string): Promise<Map<string, number>> {
  const response = await fetch(`${prometheus.url}/api/v1/query?${new URLSearchParams({ query })}`);
  const { result } = answer.parse(await response.json()).data;
  return new Map(result.map(({ metric, value }) => [metric['cloud_provider'] ?? '', Number(value[1])]));
}

describe('the rules of the platform', () => {
  it('raise HighErrorRate on real errors, and page the team', async () => {
    await until('a page for aws', () => alertsOf('HighErrorRate', 'firing', 'delivery-page').length > 0);
    const [alert] = alertsOf('HighErrorRate', 'firing', 'delivery-page');
    expect(alert?.labels).toEqual({
      alertname: 'HighErrorRate',
      cloud_provider: 'aws',
      cluster: 'delivery-platform-production',
      environment: 'production',
      namespace,
      service: 'user-service',
      severity: 'critical',
      team: 'delivery',
    });
    expect(alert?.annotations['summary']).toBe('user-service fails more than 10 % of its requests');
    expect(alert?.annotations['runbook_url']).toMatch(/runbooks\/HighErrorRate\.md$/);
  }, 180_000);

  it('stay silent on a busy healthy service and on an idle one that fails', async () => {
    // Every probe and scrape of azure is answered; the one request that users made was not.
    const failed = await fetch(await address('azure'));
    expect(failed.status).toBe(500);
    await until(
      'a burning budget on aws',
      () => alertsOf('ErrorBudgetBurn', 'firing', 'delivery-page').length > 0,
    );
    await sleep(45_000);
    expect(cloudsOf(alertsOf('HighErrorRate', 'firing', 'delivery-page'))).toEqual(['aws']);
    const share = await ask('service:http_requests_failed:rate5m / service:http_requests:rate5m');
    expect(share.get('gcp')).toBeLessThan(0.05);
    // The errors a second of the seed's rule would have woken somebody for this.
    const seed = await ask(
      'sum(rate(http_requests_total{status=~"5.."}[30s])) by (service, cloud_provider) > 0.1',
    );
    expect([...seed.keys()].sort()).toEqual(['aws', 'gcp']);
  }, 240_000);

  it('tell the heartbeat that alerting works', () => {
    expect(alertsOf('Watchdog', 'firing', 'heartbeat').length).toBeGreaterThan(0);
    expect(
      alertmanager.sent
        .filter(({ receiver }) => receiver === 'platform-page')
        .flatMap(({ alerts }) => alerts)
        .filter(({ labels }) => labels['alertname'] === 'Watchdog'),
    ).toEqual([]);
  });

  it('say that it is over when the service is mended', async () => {
    await kubectl(stack, bin, 'aws', ['set', 'env', 'deployment/user-service', 'FAULT_ERROR_RATE=0']);
    await until('the end of it', () => alertsOf('HighErrorRate', 'resolved', 'delivery-page').length > 0);
    expect(cloudsOf(alertsOf('HighErrorRate', 'resolved', 'delivery-page'))).toEqual(['aws']);
  }, 240_000);
});
