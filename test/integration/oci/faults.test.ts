import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomFrom, seedOfRun } from '../../support/random.ts';
import {
  allCases,
  allFaults,
  type FaultCase,
  failsClean,
  recordPush,
  survives,
  tryAll,
} from './fault-matrix.ts';
import { type PushRig, startPushRig } from './push-rig.ts';

/*
 * One fault at one request of a push to three registries, chosen by chance out of all of them; test/full tries them
 * all. FLOTILLA_SEED repeats a choice.
 */

const seed = seedOfRun();

let rig: PushRig;
let cases: FaultCase[];
beforeAll(async () => {
  rig = await startPushRig();
  cases = allCases(await recordPush(rig));
});
afterAll(() => rig?.close());

/** So many cases of each kind of fault. */
function sample(each: number): FaultCase[] {
  const random = randomFrom(seed);
  return allFaults.flatMap((fault) => {
    const ofKind = cases.filter((one) => one.fault === fault);
    return Array.from({ length: each }, () => ofKind[Math.floor(random() * ofKind.length)] ?? never());
  });
}

function never(): never {
  throw new Error('a push without requests');
}

describe(`one fault in a push to three registries (FLOTILLA_SEED=${seed})`, () => {
  it('that happens once does no harm', async () => {
    console.log(`faults: FLOTILLA_SEED=${seed}, out of ${cases.length} cases`);
    expect(cases.length).toBeGreaterThan(300);
    expect(await tryAll(sample(4), (one) => survives(rig, one))).toEqual([]);
  });

  it('that stays leaves no tag, or only the registry it is in without one', async () => {
    expect(await tryAll(sample(1), (one) => failsClean(rig, one))).toEqual([]);
  });
});
