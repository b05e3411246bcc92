import { expect } from '@jest/globals';
import { judgePush } from '../../../src/oci/judge-push.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { type Cloud, clouds, type PushRig } from './push-rig.ts';
import { withSmallLayout } from './small-layout.ts';

/** What goes wrong with one request. Uploads of the small layout are larger than `afterBytes`. */
export const faults = {
  '429 with Retry-After': { action: '429', retryAfter: 1 },
  '500': { action: '500' },
  '502': { action: '502' },
  'a connection reset': { action: 'reset' },
  'a connection reset in the middle of a body': { action: 'reset', afterBytes: 10_000 },
  'a truncated answer': { action: 'truncate', afterBytes: 1 },
  'a 401 in the middle of a body': { action: '401', afterBytes: 10_000 },
  'no answer at all': { action: 'hang' },
} as const;
export type FaultName = keyof typeof faults;

/** One fault at the request of a registry that so many others came before. */
export interface FaultCase {
  readonly cloud: Cloud;
  readonly at: number;
  readonly fault: FaultName;
}

export const allFaults = Object.keys(faults) as FaultName[]; // Object.keys forgets what the keys are

/** How many requests each registry gets of one good push: the recording that the matrix is made of. */
export async function recordPush(rig: PushRig): Promise<Record<Cloud, number>> {
  await rig.clear();
  const { results } = await withSmallLayout((dir) => rig.push(dir, 'recorded'));
  expect(results.map(({ state }) => state)).toEqual(['complete', 'complete', 'complete']);
  return {
    aws: rig.requests('aws').length,
    gcp: rig.requests('gcp').length,
    azure: rig.requests('azure').length,
  };
}

export const allCases = (requests: Readonly<Record<Cloud, number>>): FaultCase[] =>
  clouds.flatMap((cloud) =>
    Array.from({ length: requests[cloud] }, (_, at) =>
      allFaults.map((fault) => ({ cloud, at, fault })),
    ).flat(),
  );

let pushes = 0;

/** A fault that happens once: the push ends right, every tag names the digest of the layout. */
export async function survives(rig: PushRig, { cloud, at, fault }: FaultCase): Promise<void> {
  await rig.clear();
  await rig.fault(cloud, { match: {}, ...faults[fault], skip: at });
  const tag = `once-${++pushes}`;
  const { results, items } = await withSmallLayout((dir) => rig.push(dir, tag));
  const hit = rig.requests(cloud).find((entry) => entry.fault !== undefined);
  const where = { cloud, at, fault, request: `${hit?.method} ${hit?.path}` };
  expect({ where, states: results.map(({ state, error }) => [state, error?.message]) }).toEqual({
    where,
    states: clouds.map(() => ['complete', undefined]),
  });
  const digest = items[0]?.graph.root.descriptor.digest;
  await rig.clear();
  for (const each of clouds)
    expect({ where, digest: await rig.tagged(each, tag) }).toEqual({ where, digest });
}

/**
 * A fault that stays: the push fails clean and says where. Before the tag phase no tag is visible anywhere; in it the
 * registry is incomplete and the others have their tag. Once the fault is gone the same push ends right.
 */
export async function failsClean(rig: PushRig, { cloud, at, fault }: FaultCase): Promise<void> {
  await rig.clear();
  await rig.fault(cloud, { match: {}, ...faults[fault], skip: at, times: 1_000_000 });
  const tag = `stays-${++pushes}`;
  await withSmallLayout(async (dir) => {
    const { results, items } = await rig.push(dir, tag);
    const where = { cloud, at, fault };
    const states = Object.fromEntries(results.map(({ registry, state }) => [registry, state]));
    await rig.clear();
    const seen = await Promise.all(clouds.map((each) => rig.tagged(each, tag)));
    const digest = items[0]?.graph.root.descriptor.digest;
    const others = clouds.filter((each) => each !== cloud);
    if (states[cloud] === 'failed') {
      expect({ where, states: others.map((each) => states[each]), seen }).toEqual({
        where,
        states: ['held', 'held'],
        seen: [undefined, undefined, undefined],
      });
    } else if (states[cloud] === 'incomplete') {
      expect({ where, seen: seen.filter((_, index) => clouds[index] !== cloud) }).toEqual({
        where,
        seen: [digest, digest],
      });
    } else {
      // The fault came when there was nothing left to ask.
      expect({ where, state: states[cloud] }).toEqual({ where, state: 'complete' });
    }
    if (states[cloud] !== 'complete') {
      const { failure } = judgePush(results, recordingLog().log);
      // A login that is refused names who was refused, a control plane the repository, everything else the request.
      const request = new RegExp(
        `^${cloud}: .*(?:\\b(?:GET|HEAD|POST|PUT) /\\S+|no login|failed for \\S+)`,
        'm',
      );
      expect({ where, message: failure?.message }).toEqual({
        where,
        message: expect.stringMatching(request),
      });
    }
    const again = await rig.push(dir, tag);
    expect({ where, states: again.results.map(({ state }) => state) }).toEqual({
      where,
      states: ['complete', 'complete', 'complete'],
    });
  });
}

/** Tries cases one after the other and tells of all that went wrong; long series say how far they are. */
export async function tryAll(
  cases: readonly FaultCase[],
  attempt: (one: FaultCase) => Promise<void>,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const [index, one] of cases.entries()) {
    if (index % 100 === 99) process.stderr.write(`${index + 1} of ${cases.length}, ${wrong.length} wrong\n`);
    await attempt(one).catch((error: unknown) => {
      wrong.push(`${one.cloud} ${one.at} ${one.fault}: ${error instanceof Error ? error.message : error}`);
    });
  }
  return wrong;
}
