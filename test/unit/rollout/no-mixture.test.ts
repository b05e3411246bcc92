import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { ActionError, isActionError } from '../../../src/core/errors.ts';
import type { DeliverOptions } from '../../../src/rollout/delivery.ts';
import type { Target } from '../../../src/rollout/target.ts';
import { fakeFleet } from './fake-fleet.ts';

/*
 * Whatever goes wrong at whatever call: under all-or-nothing the clusters end on one release, unless the outcome says
 * that a way back failed or that the job was cut short; and no ledger calls a release verified that does not serve.
 */

const names = ['aws', 'gcp', 'azure'];

/** What goes wrong in one cluster, at its n-th call from the first write on. */
interface Mishap {
  readonly cluster: string;
  readonly call: number;
  readonly kind: 'refused' | 'silent for good' | 'silent once' | 'mistake' | 'cancel';
}

/** Once found: a failure whose way back the cancelled job cuts short, elsewhere with nobody to write it down. */
const cutShort: Mishap[] = [
  { cluster: 'azure', call: 6, kind: 'refused' },
  { cluster: 'azure', call: 7, kind: 'cancel' },
  { cluster: 'aws', call: 9, kind: 'refused' },
];

const mishap = fc.record({
  cluster: fc.constantFrom(...names),
  call: fc.integer({ min: 0, max: 24 }),
  kind: fc.constantFrom<Mishap['kind']>('refused', 'silent for good', 'silent once', 'mistake', 'cancel'),
});

const errors = {
  refused: () => new ActionError('CLUSTER_DENIED', 'forbidden'),
  'silent for good': () => new ActionError('CLUSTER_UNREACHABLE', 'no answer'),
  'silent once': () => new ActionError('CLUSTER_UNREACHABLE', 'no answer'),
  mistake: () => new TypeError('x is not a function'),
};

/** Lets mishaps happen in a cluster: before its n-th call of whatever kind, a write to its API server included. */
function strike(target: Target, mishaps: readonly Mishap[], cancel: () => void): Target {
  const own = mishaps.filter(({ cluster }) => cluster === target.cluster);
  let calls = 0;
  const call = () => {
    const now = calls++;
    for (const { call, kind } of own) {
      if (kind === 'cancel') {
        if (call === now) cancel();
      } else if (call === now || (kind === 'silent for good' && call < now)) throw errors[kind]();
    }
  };
  const counted =
    <A extends readonly unknown[], R>(work: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      call();
      return work(...args);
    };
  const planning =
    <A extends readonly unknown[]>(work: (...args: A) => ReturnType<Target['planBack']>) =>
    async (...args: A) => {
      call();
      const plan = await work(...args);
      return {
        ...plan,
        apply: counted(plan.apply),
        rollOut: counted(plan.rollOut),
        complete: counted(plan.complete),
      };
    };
  return {
    ...target,
    ledger: { read: counted(target.ledger.read), append: counted(target.ledger.append) },
    store: { ...target.store, write: counted(target.store.write), read: counted(target.store.read) },
    planForward: planning(target.planForward),
    planBack: planning(target.planBack),
    smoke: counted(target.smoke),
    retreat: counted(target.retreat),
    tidy: counted(target.tidy),
  };
}

async function delivered(mishaps: readonly Mishap[], options: Partial<DeliverOptions>) {
  const fleet = fakeFleet(names);
  await fleet.deliver(1);
  const struck = fleet.targets.map((target) => strike(target, mishaps, fleet.cancelNow));
  const outcome = await fleet.deliver(2, options, {}, struck).catch((error: unknown) => ({ error }));
  return { fleet, outcome };
}

const verifiedIn = (history: readonly string[]) =>
  history.findLast((line) => line.startsWith('verified'))?.split(' ')[1];

describe('a delivery in which things go wrong', () => {
  it.each<[string, Partial<DeliverOptions>]>([
    ['at once', {}],
    ['in waves', { waves: [['gcp'], ['aws', 'azure']] }],
    ['and brought back when cancelled', { onCancel: 'rollback' }],
  ])(
    'mixes no releases under all-or-nothing: %s',
    async (_how, options) => {
      await fc.assert(
        fc.asyncProperty(fc.array(mishap, { minLength: 1, maxLength: 4 }), async (mishaps) => {
          const { fleet, outcome } = await delivered(mishaps, options);
          const live = fleet.live();
          const mistake = !isActionError(outcome.error) && outcome.error !== undefined;
          const said =
            mistake ||
            isActionError(outcome.error, 'ROLLBACK_FAILED') ||
            ('verdict' in outcome && outcome.verdict === 'interrupted');
          if (!said) expect(new Set(live).size).toBe(1);
          if ('verdict' in outcome && outcome.verdict === 'verified') expect(live).toEqual([2, 2, 2]);
          expect(fleet.unlocked()).toBe(true);
        }),
        { numRuns: 40, examples: [[cutShort]] },
      );
    },
    60_000,
  );

  it.each<[string, Partial<DeliverOptions>]>([
    ['all-or-nothing', {}],
    ['fail-fast', { onFailure: 'fail-fast' }],
    ['continue', { onFailure: 'continue' }],
    ['a quorum', { onFailure: { quorum: 2 } }],
  ])(
    'calls nothing verified that does not serve: %s',
    async (_policy, options) => {
      await fc.assert(
        fc.asyncProperty(fc.array(mishap, { minLength: 1, maxLength: 4 }), async (mishaps) => {
          const { fleet, outcome } = await delivered(mishaps, options);
          const clusters = 'clusters' in outcome ? outcome.clusters : [];
          for (const [at, history] of (await fleet.histories()).entries()) {
            const target = fleet.targets[at];
            const own = clusters.find(({ cluster }) => cluster === target?.cluster);
            if (own?.verdict === 'verified') expect(target?.live()).toBe(2);
            // The last line speaks of what is live, or says that it does not know.
            if (history.at(-1)?.startsWith('verified'))
              expect(String(target?.live())).toBe(verifiedIn(history));
          }
          if ('verdict' in outcome && outcome.verdict === 'verified') {
            const serving = fleet.live().filter((sequence) => sequence === 2).length;
            expect(serving).toBeGreaterThanOrEqual(typeof options.onFailure === 'object' ? 2 : 3);
          }
        }),
        { numRuns: 40 },
      );
    },
    60_000,
  );
});
