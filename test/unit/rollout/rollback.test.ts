import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../../src/core/errors.ts';
import { fakeFleet } from './fake-fleet.ts';
import { doomed } from './fake-target.ts';

describe('rollback', () => {
  it('puts the release before the live one back, by its stored manifests', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(1);
    await fleet.deliver(2);
    const outcome = await fleet.rollback();
    expect(outcome).toMatchObject({ verdict: 'verified', target: { sequence: 1 }, error: undefined });
    expect(fleet.live()).toEqual([1, 1, 1]);
    expect((await fleet.byName('aws').history()).slice(4)).toEqual([
      'rolled-back 2',
      'started 1',
      'verified 1',
    ]);
    expect(fleet.unlocked()).toBe(true);
  });

  it('goes further back when it is asked again', async () => {
    const fleet = fakeFleet();
    for (const sequence of [1, 2, 3]) await fleet.deliver(sequence);
    await fleet.rollback();
    await fleet.rollback();
    expect(fleet.live()).toEqual([1, 1, 1]);
    expect((await fleet.rollback()).error).toMatchObject({ code: 'RELEASE_REFUSED' });
  });

  it('goes to a chosen release, by sequence or by the beginning of its id', async () => {
    const fleet = fakeFleet();
    for (const sequence of [1, 2, 3]) await fleet.deliver(sequence);
    await fleet.rollback({ release: '1' });
    expect(fleet.live()).toEqual([1, 1, 1]);
    const { entries } = await fleet.byName('aws').ledger.read();
    const third = entries.find(({ sequence }) => sequence === 3)?.release ?? '';
    await fleet.rollback({ release: third.slice(0, 24) });
    expect(fleet.live()).toEqual([3, 3, 3]);
  });

  it('rolls back some clusters and leaves the others', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(1);
    await fleet.deliver(2);
    await fleet.rollback({}, [fleet.byName('azure')]);
    expect(fleet.live()).toEqual([2, 2, 1]);
  });

  it('writes nothing anywhere when the manifests are gone in one cluster', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(1);
    await fleet.deliver(2);
    await fleet.byName('gcp').store.collect([]);
    const outcome = await fleet.rollback();
    expect(outcome.error).toMatchObject({
      code: 'RELEASE_INVALID',
      message: expect.stringContaining('not stored there any more'),
    });
    expect(fleet.live()).toEqual([2, 2, 2]);
    expect(await fleet.byName('aws').history()).not.toContain('rolled-back 2');
  });

  it('refuses by itself to send clusters to different releases', async () => {
    const fleet = fakeFleet();
    for (const sequence of [1, 2, 3]) await fleet.deliver(sequence);
    await fleet.rollback({}, [fleet.byName('azure')]);
    const outcome = await fleet.rollback();
    expect(outcome.error).toMatchObject({
      code: 'RELEASE_REFUSED',
      message: expect.stringContaining('azure to 1'),
    });
    expect((await fleet.rollback({ release: '1' })).verdict).toBe('verified');
  });

  it('holds deliveries until one is forced, whose success ends the hold', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(1);
    await fleet.deliver(2);
    await fleet.rollback();
    const held = await fleet.deliver(3);
    expect(held.error).toMatchObject({
      code: 'RELEASE_REFUSED',
      message: expect.stringContaining('rollback by ada (orders fail)'),
    });
    expect((await fleet.deliver(3, { force: true })).verdict).toBe('verified');
    expect((await fleet.deliver(4)).verdict).toBe('verified');
  });

  it('does not deliver again by itself what was rolled back, hold or not', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(1);
    await fleet.deliver(2);
    await fleet.rollback({ holdMs: 0 });
    expect((await fleet.deliver(2)).error).toMatchObject({ code: 'RELEASE_REFUSED' });
    expect((await fleet.deliver(3)).verdict).toBe('verified');
  });

  it('names the cluster that failed; the others are back', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(1);
    await fleet.deliver(2);
    fleet.byName('gcp').faults.wait = doomed;
    const outcome = await fleet.rollback();
    expect(outcome).toMatchObject({
      verdict: 'rejected',
      error: { code: 'ROLLBACK_FAILED', message: 'gcp: order-service: exit code 1' },
    });
    expect(fleet.live()).toEqual([1, 1, 1]);
    expect((await fleet.byName('aws').history()).at(-1)).toBe('verified 1');
    expect((await fleet.byName('gcp').history()).at(-1)).toBe('interrupted 1');
  });

  it('writes nothing more, not even how it ended, once the lock is lost', async () => {
    const fleet = fakeFleet(['gcp']);
    await fleet.deliver(1);
    await fleet.deliver(2);
    const gcp = fleet.byName('gcp');
    const { lock } = gcp;
    let isLost = false;
    gcp.lock = async (...asked) => ({
      ...(await lock(...asked)),
      guard: async () => {
        if (isLost) throw new ActionError('CLUSTER_CHANGED', 'the lock was taken');
      },
    });
    gcp.faults.wait = () => {
      isLost = true;
      return doomed();
    };
    expect((await fleet.rollback()).error).toMatchObject({ code: 'ROLLBACK_FAILED' });
    expect((await gcp.history()).at(-1)).toBe('started 1');
  });

  it('shows the difference on a dry run and writes nothing', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(1);
    await fleet.deliver(2);
    fleet.byName('aws').client.onWrite = () => {
      throw new Error('a dry run wrote');
    };
    const outcome = await fleet.rollback({ dryRun: true });
    expect(outcome.clusters[0]).toMatchObject({ verdict: 'planned', diff: '2 → 1' });
  });
});
