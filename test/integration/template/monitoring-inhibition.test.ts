import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { type Alertmanager, startAlertmanager } from '../../template/monitoring/alertmanager.ts';
import { monitoring } from '../../template/monitoring/paths.ts';

/* Which alert keeps which other silent, asked of a real Alertmanager with the template's rules of inhibition. */

let alertmanager: Alertmanager;
beforeAll(async () => {
  await toolchain('test');
  alertmanager = await startAlertmanager();
}, 600_000);
afterAll(() => alertmanager?.stop());

type Labels = Readonly<Record<string, string>>;
const states = z.array(
  z.looseObject({
    labels: z.record(z.string(), z.string()),
    status: z.looseObject({ inhibitedBy: z.array(z.string()) }),
  }),
);

/** Which of these alerts are kept silent, when all of them fire. */
async function silent(alerts: readonly Labels[]): Promise<string[]> {
  const address = `http://${alertmanager.address}/api/v2/alerts`;
  const sent = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(alerts.map((labels) => ({ labels }))),
  });
  expect(sent.status).toBe(200);
  const names = new Set(alerts.map((labels) => JSON.stringify(Object.entries(labels).sort())));
  const end = Date.now() + 20_000;
  for (;;) {
    const known = states.parse(await (await fetch(address)).json());
    const ours = known.filter(({ labels }) => names.has(JSON.stringify(Object.entries(labels).sort())));
    // The first answers come before the inhibitor has seen them all.
    if (ours.length === names.size && Date.now() > end - 18_500)
      return ours
        .filter(({ status }) => status.inhibitedBy.length > 0)
        .map(({ labels }) => `${labels['alertname']} ${labels['cloud_provider'] ?? labels['environment']}`)
        .sort();
    if (Date.now() > end) throw new Error(`Alertmanager knows ${ours.length} of ${names.size} alerts`);
    await sleep(200);
  }
}

describe('an alert that explains others', () => {
  it('keeps what a lost cluster causes silent, and nothing of another cloud', async () => {
    const file = await readFile(path.join(monitoring, 'prometheus/global/clusters/production.yml'), 'utf8');
    const clusters = z
      .array(z.strictObject({ targets: z.tuple([z.string()]), labels: z.record(z.string(), z.string()) }))
      .parse(parse(file));
    expect(clusters.map(({ labels }) => labels['cloud_provider'])).toEqual(['aws', 'gcp', 'azure']);
    const [lost] = clusters;
    expect(
      await silent([
        { alertname: 'ClusterUnreachable', severity: 'critical', job: 'clusters', ...lost?.labels },
        {
          alertname: 'CloudLostTraffic',
          severity: 'critical',
          environment: 'production',
          cloud_provider: 'aws',
        },
        {
          alertname: 'CloudLostTraffic',
          severity: 'critical',
          environment: 'production',
          cloud_provider: 'gcp',
        },
        {
          alertname: 'ReleaseDrift',
          severity: 'warning',
          environment: 'production',
          service: 'order-service',
        },
        { alertname: 'ReleaseDrift', severity: 'warning', environment: 'staging', service: 'order-service' },
      ]),
    ).toEqual(['CloudLostTraffic aws', 'ReleaseDrift production']);
  }, 60_000);

  it('speaks for what follows from it in the same service, and for nothing else', async () => {
    const here = {
      cluster: 'a',
      cloud_provider: 'aws',
      namespace: 'delivery-platform',
      service: 'order-service',
    };
    expect(
      await silent([
        { alertname: 'HighErrorRate', severity: 'critical', ...here },
        { alertname: 'HighLatency', severity: 'warning', ...here },
        { alertname: 'HighLatency', severity: 'warning', ...here, cloud_provider: 'gcp' },
        { alertname: 'ErrorBudgetBurnSlow', severity: 'warning', ...here, slo: 'availability' },
        { alertname: 'MixedRelease', severity: 'warning', ...here },
        // Neither has a service: that is not the same one.
        { alertname: 'KubernetesApiErrors', severity: 'critical', cluster: 'a', cloud_provider: 'aws' },
        { alertname: 'KubernetesLoginsFail', severity: 'warning', cluster: 'a', cloud_provider: 'aws' },
      ]),
    ).toEqual(['ErrorBudgetBurnSlow aws', 'HighLatency aws']);
  }, 60_000);

  it('is a node that is gone, for what it reports of itself', async () => {
    const node = { cluster: 'a', cloud_provider: 'azure', severity: 'warning' };
    expect(
      await silent([
        { ...node, alertname: 'NodeNotReady', node: 'one', severity: 'critical' },
        { ...node, alertname: 'NodeUnderPressure', node: 'one', condition: 'DiskPressure' },
        {
          ...node,
          alertname: 'NodeUnderPressure',
          node: 'two',
          condition: 'DiskPressure',
          cloud_provider: 'gcp',
        },
      ]),
    ).toEqual(['NodeUnderPressure azure']);
  }, 60_000);
});
