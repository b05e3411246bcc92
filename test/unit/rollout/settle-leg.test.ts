import { describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/core/clock.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { releaseId } from '../../../src/release/release.ts';
import { judgeLegs } from '../../../src/rollout/legs.ts';
import { settleLeg } from '../../../src/rollout/settle-leg.ts';
import { fakeFleet } from './fake-fleet.ts';
import { doomed, type FakeTarget, release } from './fake-target.ts';

describe('the judgement on legs', () => {
  const planned = ['aws', 'gcp', 'azure'];
  it.each([
    ['all-or-nothing' as const, { aws: 'verified', gcp: 'verified', azure: 'verified' } as const, undefined],
    [
      'all-or-nothing' as const,
      { aws: 'verified', gcp: 'superseded', azure: 'verified' } as const,
      undefined,
    ],
    [
      'all-or-nothing' as const,
      { aws: 'verified', gcp: 'rejected' } as const,
      'gcp rejected, azure did not report',
    ],
    ['continue' as const, { aws: 'rejected' } as const, undefined],
    ['fail-fast' as const, { aws: 'rejected' } as const, undefined],
    [{ quorum: 2 }, { aws: 'verified', gcp: 'verified', azure: 'rejected' } as const, undefined],
    [
      { quorum: 2 },
      { aws: 'verified', gcp: 'interrupted', azure: 'rejected' } as const,
      'gcp interrupted, azure rejected',
    ],
  ])('%j of %j: %s', (policy, results, failed) => {
    expect(judgeLegs(policy, planned, results)).toBe(failed);
  });
});

describe('settling a leg', () => {
  const settle = (target: FakeTarget, sequence: number, signal = new AbortController().signal) =>
    settleLeg(
      target,
      {
        release: releaseId(release(sequence)),
        origin: { environment: 'production', actor: 'ada', run: 'https://ci.example/1' },
        reason: 'gcp rejected',
        migrations: 'hold',
        removeFirst: true,
        lockWaitMs: 0,
      },
      { clock: systemClock, signal },
    );

  it('says in the ledger that it was cancelled', async () => {
    const fleet = fakeFleet(['aws']);
    await fleet.deliver(1);
    await fleet.deliver(2);
    const aws = fleet.byName('aws');
    const cancel = new AbortController();
    aws.faults.wait = () => {
      cancel.abort(new ActionError('INTERRUPTED', 'The job was cancelled'));
      cancel.signal.throwIfAborted();
    };
    expect(await settle(aws, 2, cancel.signal)).toMatchObject({ state: 'failed', sequence: 1 });
    expect((await aws.history()).slice(4)).toEqual(['rejected 2', 'started 1', 'interrupted 1']);
  });

  it('brings a cluster that was verified back to what was verified before', async () => {
    const fleet = fakeFleet(['aws']);
    await fleet.deliver(1);
    await fleet.deliver(2);
    expect(await settle(fleet.byName('aws'), 2)).toMatchObject({ state: 'returned', sequence: 1 });
    expect(fleet.live()).toEqual([1]);
    expect((await fleet.byName('aws').history()).slice(4)).toEqual([
      'rejected 2',
      'started 1',
      'rolled-back 2',
      'verified 1',
    ]);
    expect(fleet.unlocked()).toBe(true);
    // Once more changes nothing.
    expect(await settle(fleet.byName('aws'), 2)).toEqual({ state: 'untouched' });
  });

  it('removes a first delivery', async () => {
    const fleet = fakeFleet(['aws']);
    await fleet.deliver(1);
    expect(await settle(fleet.byName('aws'), 1)).toMatchObject({ state: 'removed' });
    expect(fleet.live()).toEqual([undefined]);
  });

  it('leaves a cluster alone that another run has delivered to since, or whose leg has come back itself', async () => {
    const fleet = fakeFleet(['aws']);
    for (const sequence of [1, 2, 3]) await fleet.deliver(sequence);
    expect(await settle(fleet.byName('aws'), 2)).toEqual({ state: 'untouched' });
    fleet.byName('aws').faults.wait = (sequence) => (sequence === 4 ? doomed() : undefined);
    await fleet.deliver(4);
    expect(await settle(fleet.byName('aws'), 4)).toEqual({ state: 'untouched' });
    expect(fleet.live()).toEqual([3]);
  });

  it('brings a leg back whose runner died on the way', async () => {
    const fleet = fakeFleet(['aws']);
    await fleet.deliver(1);
    const aws = fleet.byName('aws');
    const entry = (await aws.ledger.read()).entries[0];
    await aws.store.write({
      release: release(2),
      objects: (await aws.store.read(releaseId(release(1)))).objects,
    });
    if (entry !== undefined)
      await aws.ledger.append([{ ...entry, release: releaseId(release(2)), sequence: 2, state: 'started' }]);
    expect(await settle(aws, 2)).toMatchObject({ state: 'returned', sequence: 1 });
  });
});
