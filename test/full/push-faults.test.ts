import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  allCases,
  type FaultCase,
  failsClean,
  recordPush,
  survives,
  tryAll,
} from '../integration/oci/fault-matrix.ts';
import { type PushRig, startPushRig } from '../integration/oci/push-rig.ts';

/* Every fault at every request of a push to three registries, once and for good. */

let rig: PushRig;
let cases: FaultCase[];
beforeAll(async () => {
  rig = await startPushRig();
  cases = allCases(await recordPush(rig));
  console.log(`${cases.length} cases`);
});
afterAll(() => rig?.close());

it('happens once and does no harm', async () => {
  expect(await tryAll(cases, (one) => survives(rig, one))).toEqual([]);
}, 3_600_000);

it('stays, and leaves no tag or only the registry it is in without one', async () => {
  // Of those that take their time some are enough: what is waited for is the same at every request.
  const slow: readonly string[] = ['429 with Retry-After', 'no answer at all'];
  const chosen = cases.filter(({ fault, at }) => !slow.includes(fault) || at % 8 === 3);
  expect(await tryAll(chosen, (one) => failsClean(rig, one))).toEqual([]);
}, 3_600_000);
