import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clouds, services, whatRuns } from '../act/outside.ts';
import { createWorld, tail, type World } from '../e2e/world.ts';

/*
 * The runner's machine is lost in the middle of a rollout, with all that ran on it. That the transaction itself
 * converges wherever it is killed is for test/integration/rollout/cut-short.test.ts; here are the workflow's re-run and
 * its artifacts.
 */

let world: World;

beforeAll(async () => {
  world = await createWorld('lost-machine');
}, 300_000);
afterAll(() => world?.end(), 120_000);

/** The digest of the user service, the same on every cluster, every pod of the platform ready. */
async function usersEverywhere(): Promise<string> {
  const running = await whatRuns(world.stack, world.bin);
  expect(running).toHaveLength(services.length * clouds.length);
  for (const { cloud, service, ready, wanted } of running)
    expect([cloud, service, ready]).toEqual([cloud, service, wanted]);
  const digests = new Set(
    running.filter(({ service }) => service === 'user-service').map(({ digest }) => digest),
  );
  expect(digests.size).toBe(1);
  return [...digests][0] ?? '';
}

describe('a delivery whose machine is lost', () => {
  it('converges when the run is started again', async () => {
    await world.consumer.commit('The delivery platform');
    const first = await world.run({ workflow: 'deliver.yml', event: 'push' });
    expect([first.ok, first.ok ? '' : tail(first)]).toEqual([true, '']);
    const before = await usersEverywhere();

    await world.consumer.edit('services/user-service/service.ts', (text) => `${text}\n// better users\n`);
    await world.consumer.commit('Improve the users');
    const machine = new AbortController();
    const killed = await world.run({
      workflow: 'deliver.yml',
      event: 'push',
      runNumber: 2,
      kill: machine.signal,
      onLine: ({ msg }) => {
        if (/^\w+\s+applied in/.test(msg)) machine.abort();
      },
    });
    expect([killed.ok, machine.signal.aborted]).toEqual([false, true]);
    const rerun = { runId: killed.runId, attempt: 2 };
    const result = await world.run({ workflow: 'deliver.yml', event: 'push', runNumber: 2, rerun });
    expect([result.ok, result.ok ? '' : tail(result)]).toEqual([true, '']);
    expect(await usersEverywhere()).not.toBe(before);
  }, 900_000);
});
