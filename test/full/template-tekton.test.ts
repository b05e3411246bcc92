import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clouds, services, whatRuns } from '../act/outside.ts';
import { findSecrets } from '../e2e/secrets.ts';
import { createWorld, type World } from '../e2e/world.ts';
import { type Delivery, deliverByTekton } from '../template/tekton-world.ts';

/* The template's Tasks and Pipeline, command by command, against the three local clouds: only Tekton is missing. */

let world: World;
const deliveries: Delivery[] = [];

beforeAll(async () => {
  world = await createWorld('tekton');
}, 600_000);
afterAll(async () => {
  for (const delivery of deliveries) await delivery.remove();
  await world?.end();
}, 120_000);

async function deliver(): Promise<Delivery> {
  const delivery = await deliverByTekton(world);
  deliveries.push(delivery);
  return delivery;
}

/** Name, exit code and, of a task that failed, what it said. */
const verdicts = ({ tasks }: Delivery) =>
  [...tasks].map(([name, { code, text }]) => [name, code, code === 0 ? '' : text.slice(-3000)]);

describe('the pipeline of Tekton', () => {
  it('brings a commit to every cluster', async () => {
    await world.consumer.commit('The delivery platform, by Tekton');
    const delivery = await deliver();
    expect(verdicts(delivery)).toEqual(
      ['fetch', 'build', 'scan', 'sign', 'push', 'verify', 'deliver'].map((name) => [name, 0, '']),
    );
    expect(delivery.tasks.get('deliver')?.results['verdict']).toBe('verified');
    const built = JSON.parse(delivery.tasks.get('build')?.results['digests'] ?? '{}');
    const running = await whatRuns(world.stack, world.bin);
    expect(running).toHaveLength(services.length * clouds.length);
    for (const { service, digest, ready, wanted } of running)
      expect([service, digest, ready]).toEqual([service, built[service], wanted]);
  }, 900_000);

  it('goes no further than the task that fails, and says why', async () => {
    const before = await whatRuns(world.stack, world.bin);
    await world.consumer.edit(
      'services/order-service/main.ts',
      (text) => `${text}\nthrow new Error('no orders today');\n`,
    );
    await world.consumer.commit('Break the order service');
    const delivery = await deliver();
    expect([...delivery.tasks].map(([name, { code }]) => [name, code]).at(-1)).toEqual(['deliver', 1]);
    expect(delivery.tasks.get('deliver')?.text).toContain('no orders today');
    expect(delivery.tasks.get('deliver')?.text).toMatch(/^ERROR ROLLOUT_FAILED: /m);
    expect(await whatRuns(world.stack, world.bin)).toEqual(before);
  }, 900_000);

  it('shows no secret in the log of any pod', () => {
    for (const { tasks } of deliveries)
      for (const { text } of tasks.values()) {
        expect(findSecrets(text, [])).toEqual([]);
        expect(text).not.toContain('::add-mask::');
      }
  });
});
