import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { consumerVariables } from '../act/consumer.ts';
import { clouds, services, whatRuns } from '../act/outside.ts';
import { defaults, runStep } from '../e2e/run-step.ts';
import { createWorld, type World } from '../e2e/world.ts';
import { randomFrom, seedOfRun } from '../support/random.ts';

/*
 * A delivery to three clouds is killed at random moments and run again, many times over: whatever the moment, the next
 * run ends verified and every cluster serves the release. FLOTILLA_SEED repeats a series, FLOTILLA_KILLS its length.
 */

const kills = Number(process.env['FLOTILLA_KILLS'] ?? 50);
const seed = seedOfRun();
/** A delivery of a changed release takes about this long; kills fall anywhere in it (milliseconds). */
const span = 10_000;

let world: World;
let inputs: Record<string, string>;

async function step(name: string, more: Record<string, string> = {}, env: Record<string, string> = {}) {
  const outcome = await runStep(world, name, { ...inputs, ...more }, env);
  expect([name, outcome.code, outcome.code === 0 ? '' : outcome.text.slice(-3000)]).toEqual([name, 0, '']);
}

/** Makes a new release of a changed gateway; its number comes as that of the run. */
async function release(number: number): Promise<void> {
  await world.consumer.edit('services/api-gateway/service.ts', (text) => `${text}\n// release ${number}\n`);
  await world.consumer.commit(`Release ${number}`);
  await step('build-image');
  await step('scan-image');
  await step('sign-image', { sequence: String(number) });
  await step('push-image');
}

const deploy = { environment: 'production', 'dry-run': 'false', force: 'false', 'lock-timeout': '3m' };

beforeAll(async () => {
  world = await createWorld('full-kill');
  const variables = await consumerVariables(world.stack);
  inputs = {
    ...defaults,
    'build-args': variables['FLOTILLA_BUILD_ARGS'] ?? '',
    builder: variables['FLOTILLA_BUILDER'] ?? '',
    'db-repositories': variables['FLOTILLA_DB_REPOSITORIES'] ?? '',
    endpoints: variables['FLOTILLA_ENDPOINTS'] ?? '',
    'allow-hosts': variables['FLOTILLA_ALLOW_HOSTS'] ?? '',
  };
  await release(1);
  await step('deploy-cluster', deploy, { GITHUB_RUN_ID: '1' });
}, 400_000);

afterAll(() => world?.end(), 120_000);

it(`converges after ${kills} kills at random moments (FLOTILLA_SEED=${seed})`, async () => {
  console.log(`kills: FLOTILLA_SEED=${seed}`);
  const random = randomFrom(seed);
  for (let at = 1; at <= kills; at++) {
    const number = at + 1;
    await release(number);
    const after = Math.round(random() * span);
    const run = { GITHUB_RUN_ID: String(number) };
    const killed = await runStep(
      world,
      'deploy-cluster',
      { ...inputs, ...deploy },
      run,
      AbortSignal.timeout(after),
    );
    console.log(`kill ${at} of ${kills} after ${after} ms: ${killed.code === 0 ? 'too late' : 'killed'}`);
    await step('deploy-cluster', deploy, { ...run, GITHUB_RUN_ATTEMPT: '2' });
    const running = await whatRuns(world.stack, world.bin);
    expect(running).toHaveLength(services.length * clouds.length);
    expect(running.filter(({ ready, wanted }) => ready !== wanted)).toEqual([]);
    for (const service of services) {
      expect(new Set(running.filter((one) => one.service === service).map(({ digest }) => digest)).size).toBe(
        1,
      );
    }
  }
}, 10_800_000);
