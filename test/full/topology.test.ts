import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { clouds, kubectl, services, whatRuns } from '../act/outside.ts';
import { createWorld, tail, type World } from '../e2e/world.ts';

/* One job a cluster: each leg knows nothing of the others, and the settle jobs hold them to the failure policy. */

let world: World;

beforeAll(async () => {
  world = await createWorld('topology');
  await world.consumer.edit('.github/workflows/deliver.yml', (text) =>
    text.replace(
      '      environment: production\n',
      '      environment: production\n      topology: per-cluster\n',
    ),
  );
}, 300_000);
afterAll(() => world?.end(), 120_000);

const deliver = () => world.run({ workflow: 'deliver.yml', event: 'push' });

/** `CLOUD/SERVICE` → digest, every pod ready. */
async function served(): Promise<Map<string, string>> {
  const running = await whatRuns(world.stack, world.bin);
  for (const { cloud, service, ready, wanted } of running)
    expect([cloud, service, ready]).toEqual([cloud, service, wanted]);
  return new Map(running.map(({ cloud, service, digest }) => [`${cloud}/${service}`, digest]));
}

const ledger = z.object({ data: z.record(z.string(), z.string()) });
const entry = z.object({ state: z.string(), sequence: z.number() });
async function historyOn(cloud: (typeof clouds)[number]): Promise<string[]> {
  const name = 'flotilla-ledger-delivery-platform';
  const text = await kubectl(world.stack, world.bin, cloud, ['get', 'configmap', name, '-o', 'json']);
  const lines = Object.entries(ledger.parse(JSON.parse(text)).data).sort(([a], [b]) => (a < b ? -1 : 1));
  return lines.map(([, line]) => {
    const { state, sequence } = entry.parse(JSON.parse(line));
    return `${state} ${sequence}`;
  });
}

describe('a delivery of one job a cluster', () => {
  it('brings a release to every cluster, each from its own job', async () => {
    await world.consumer.commit('The delivery platform, one job a cluster');
    const result = await deliver();
    expect([result.ok, result.ok ? '' : tail(result)]).toEqual([true, '']);
    expect((await served()).size).toBe(services.length * clouds.length);
    for (const cloud of clouds) expect(await historyOn(cloud)).toEqual(['started 1', 'verified 1']);
  }, 600_000);

  it('takes it back where it serves when it fails elsewhere', async () => {
    const before = await served();
    await world.consumer.edit('services/api-gateway/service.ts', (text) => `${text}\n// a better gateway\n`);
    // No process of that cluster starts with an option that Node does not know.
    await world.consumer.edit(
      'helm-charts/delivery-platform/values-azure.yaml',
      (text) => `${text}\nservices:\n  api-gateway:\n    env: { NODE_OPTIONS: --no-such-option }\n`,
    );
    await world.consumer.commit('Break the gateway on one cloud');
    const result = await deliver();
    expect(result.ok).toBe(false);
    expect(result.jobs.get('report')).toBe('failure');
    expect(await served()).toEqual(before);
    const wayBack = ['started 2', 'rejected 2', 'started 1', 'rolled-back 2', 'verified 1'];
    expect((await historyOn('azure')).slice(2)).toEqual(wayBack);
    // The others served it until they were told to go back.
    for (const cloud of ['aws', 'gcp'] as const)
      expect((await historyOn(cloud)).slice(2)).toEqual([wayBack[0], 'verified 2', ...wayBack.slice(1)]);
  }, 600_000);
});
