import { afterAll, beforeAll, it } from '@jest/globals';
import { killAndConverge } from '../integration/oci/kill-push.ts';
import { type PushRig, startPushRig } from '../integration/oci/push-rig.ts';
import { seedOfRun } from '../support/random.ts';

/* A push to three registries is killed at random moments, many times over. FLOTILLA_SEED repeats a series. */

const kills = Number(process.env['FLOTILLA_KILLS'] ?? 50);
const seed = seedOfRun();

let rig: PushRig;
beforeAll(async () => {
  rig = await startPushRig();
});
afterAll(() => rig?.close());

it(`converges after ${kills} kills (FLOTILLA_SEED=${seed})`, async () => {
  console.log(`kills of a push: FLOTILLA_SEED=${seed}`);
  await killAndConverge(rig, kills, seed);
}, 3_600_000);
