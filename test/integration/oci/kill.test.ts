import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { seedOfRun } from '../../support/random.ts';
import { killAndConverge } from './kill-push.ts';
import { type PushRig, startPushRig } from './push-rig.ts';

/*
 * A push to three registries is killed at random moments and run again; test/full does so more often. FLOTILLA_SEED
 * repeats a series, FLOTILLA_KILLS its length.
 */

const kills = Number(process.env['FLOTILLA_KILLS'] ?? 10);
const seed = seedOfRun();

let rig: PushRig;
beforeAll(async () => {
  rig = await startPushRig();
});
afterAll(() => rig?.close());

it(`converges after ${kills} kills (FLOTILLA_SEED=${seed})`, async () => {
  console.log(`kills of a push: FLOTILLA_SEED=${seed}`);
  await killAndConverge(rig, kills, seed);
  expect.hasAssertions();
});
