import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../../src/core/errors.ts';
import { fakeFleet } from './fake-fleet.ts';
import { doomed } from './fake-target.ts';

const verdicts = (outcome: { clusters: readonly { cluster: string; verdict: string }[] }) =>
  Object.fromEntries(outcome.clusters.map(({ cluster, verdict }) => [cluster, verdict]));

describe('deliver', () => {
  it('brings a release to every cluster and writes the verdicts', async () => {
    const fleet = fakeFleet();
    const outcome = await fleet.deliver(1);
    expect(outcome).toMatchObject({ verdict: 'verified', error: undefined });
    expect(fleet.live()).toEqual([1, 1, 1]);
    expect(await fleet.histories()).toEqual([
      ['started 1', 'verified 1'],
      ['started 1', 'verified 1'],
      ['started 1', 'verified 1'],
    ]);
    expect(fleet.unlocked()).toBe(true);
  });

  it('changes nothing anywhere when one cluster cannot be planned', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(1);
    fleet.byName('gcp').faults.plan = doomed;
    const outcome = await fleet.deliver(2);
    expect(outcome.verdict).toBe('refused');
    expect(outcome.error).toMatchObject({
      code: 'ROLLOUT_FAILED',
      message: 'gcp: order-service: exit code 1',
    });
    expect(fleet.live()).toEqual([1, 1, 1]);
    expect(await fleet.histories()).toEqual(Array(3).fill(['started 1', 'verified 1']));
    expect(fleet.unlocked()).toBe(true);
  });

  it('names every cluster that cannot be planned', async () => {
    const fleet = fakeFleet();
    fleet.byName('aws').faults.render = doomed;
    fleet.byName('azure').faults.render = doomed;
    const { error } = await fleet.deliver(1);
    expect(error).toMatchObject({
      message: 'aws: order-service: exit code 1\nazure: order-service: exit code 1',
      hint: 'Read its log.',
    });
  });

  it('brings all clusters back when one is doomed', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(1);
    fleet.byName('azure').faults.wait = async (sequence) => {
      if (sequence !== 2) return;
      await fleet.everywhere(2);
      doomed();
    };
    const outcome = await fleet.deliver(2);
    expect(outcome.verdict).toBe('rejected');
    expect(fleet.live()).toEqual([1, 1, 1]);
    expect((await fleet.byName('aws').history()).slice(2)).toEqual([
      'started 2',
      'rejected 2',
      'started 1',
      'rolled-back 2',
      'verified 1',
    ]);
    expect(outcome.clusters.map(({ wayBack }) => wayBack?.state)).toEqual([
      'returned',
      'returned',
      'returned',
    ]);
    expect(outcome.error).toMatchObject({
      code: 'ROLLOUT_FAILED',
      message: 'azure: order-service: exit code 1',
      hint: expect.stringContaining('aws: back on release 1.'),
    });
    const { entries } = await fleet.byName('aws').ledger.read();
    expect(entries.find(({ state }) => state === 'rejected')?.reason).toBe(
      'azure failed: order-service: exit code 1',
    );
    expect(fleet.unlocked()).toBe(true);
  });

  it('stops the others at once instead of waiting for them', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(1);
    fleet.byName('aws').faults.wait = (sequence, signal) =>
      sequence === 1
        ? undefined
        : new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    fleet.byName('azure').faults.smoke = (sequence) => sequence !== 2;
    const outcome = await fleet.deliver(2);
    expect(outcome.error).toMatchObject({ code: 'SMOKE_FAILED', message: 'azure: version: answered 500' });
    expect(fleet.live()).toEqual([1, 1, 1]);
  });

  it('removes a first release that failed', async () => {
    const fleet = fakeFleet();
    fleet.byName('gcp').faults.smoke = () => false;
    const outcome = await fleet.deliver(1);
    expect(fleet.live()).toEqual([undefined, undefined, undefined]);
    // Where gcp's failure came first, nothing had been written yet.
    for (const { wayBack } of outcome.clusters) expect(['removed', 'untouched']).toContain(wayBack?.state);
    expect(outcome.clusters[1]?.wayBack?.state).toBe('removed');
    expect(await fleet.byName('gcp').history()).toEqual(['started 1', 'rejected 1', 'rolled-back 1']);
  });

  it('keeps what the others verified under fail-fast', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(1);
    let verified: (() => void) | undefined;
    const aws = new Promise<void>((resolve) => {
      verified = resolve;
    });
    fleet.byName('azure').faults.wait = async (sequence) => {
      if (sequence !== 2) return;
      await aws;
      doomed();
    };
    fleet.byName('gcp').faults.wait = (sequence, signal) =>
      sequence === 1
        ? undefined
        : new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    fleet.byName('aws').client.onWrite = (_verb, { name }) => {
      const ledger = fleet.byName('aws').lines.some((line) => line.includes('smoke test passed: 1'));
      if (ledger && name.startsWith('flotilla-ledger')) setTimeout(() => verified?.(), 5);
    };
    const outcome = await fleet.deliver(2, { onFailure: 'fail-fast' });
    expect(verdicts(outcome)).toEqual({ aws: 'verified', gcp: 'rejected', azure: 'rejected' });
    expect(fleet.live()).toEqual([2, 1, 1]);
  });

  it('lets every cluster have its own verdict under continue', async () => {
    const fleet = fakeFleet();
    fleet.byName('gcp').faults.smoke = () => false;
    const first = await fleet.deliver(1, { onFailure: 'continue' });
    expect(verdicts(first)).toEqual({ aws: 'verified', gcp: 'rejected', azure: 'verified' });
    expect(first.clusters[1]?.wayBack?.state).toBe('left');
    expect(fleet.live()).toEqual([1, 1, 1]);
  });

  it('says loudest when the way back fails', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(1);
    fleet.byName('aws').faults.smoke = async (sequence) => {
      if (sequence === 2) await fleet.everywhere(2);
      return sequence !== 2;
    };
    fleet.byName('gcp').faults.smoke = () => false;
    fleet.byName('gcp').faults.wait = (sequence) => (sequence === 2 ? fleet.everywhere(2) : undefined);
    const outcome = await fleet.deliver(2);
    expect(outcome.error).toMatchObject({
      code: 'ROLLBACK_FAILED',
      hint: expect.stringContaining('clusters: gcp'),
    });
    expect((await fleet.byName('gcp').history()).at(-1)).toBe('interrupted 1');
    expect((await fleet.byName('azure').history()).at(-1)).toBe('verified 1');
  });

  it('keeps a release that fails when delivered again, as it is the last verified one', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(1);
    fleet.byName('gcp').faults.smoke = () => false;
    const outcome = await fleet.deliver(1);
    expect(outcome.clusters[1]?.wayBack?.state).toBe('kept');
    expect(fleet.live()).toEqual([1, 1, 1]);
  });

  it('brings back how the last verified release was rendered when it fails rendered otherwise', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(1);
    const gcp = fleet.byName('gcp');
    gcp.settings = 'b';
    gcp.faults.smoke = () => gcp.liveSettings() === 'a';
    const outcome = await fleet.deliver(1);
    expect(outcome.clusters[1]?.wayBack).toMatchObject({ state: 'returned', sequence: 1 });
    expect(gcp.liveSettings()).toBe('a');
    const [entry] = (await gcp.ledger.read()).entries;
    expect((await gcp.store.read(entry?.release ?? '')).objects[0]?.data).toMatchObject({ settings: 'a' });
    expect((await gcp.history()).slice(2)).toEqual([
      'started 1',
      'rejected 1',
      'started 1',
      'rolled-back 1',
      'verified 1',
    ]);
  });

  it('writes no more after a cancel but the ledger’s interrupted, and the next run converges', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(1);
    const gcp = fleet.byName('gcp');
    gcp.faults.wait = (sequence) => {
      if (sequence === 2) fleet.cancelNow();
    };
    const outcome = await fleet.deliver(2);
    expect(outcome.verdict).toBe('interrupted');
    expect(outcome.error).toMatchObject({ code: 'INTERRUPTED' });
    expect((await gcp.history()).at(-1)).toBe('interrupted 2');
    for (const lines of await fleet.histories()) expect(lines).not.toContain('verified 2');
    expect(fleet.unlocked()).toBe(true);
    gcp.faults.wait = () => undefined;
    fleet.cancel = new AbortController();
    expect((await fleet.deliver(2)).verdict).toBe('verified');
    expect(fleet.live()).toEqual([2, 2, 2]);
  });

  it('names the failure of a cancelled delivery, and that it is to be run again', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(1);
    let failed = false;
    fleet.byName('gcp').faults.wait = () => {
      failed = true;
      throw new ActionError('ROLLOUT_FAILED', 'shop crashes');
    };
    const cancelledMeanwhile = fleet.targets.map((target) => ({
      ...target,
      retreat: async () => {
        if (failed) fleet.cancelNow();
      },
    }));
    const outcome = await fleet.deliver(2, {}, {}, cancelledMeanwhile);
    expect(outcome.verdict).toBe('interrupted');
    expect(outcome.error).toMatchObject({
      code: 'ROLLOUT_FAILED',
      message: 'gcp: shop crashes',
      hint: 'aws: interrupted. gcp: interrupted. azure: interrupted.\nRun the job again: it converges.',
    });
  });

  it('settles what a killed run left half-way', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(1);
    const aws = fleet.byName('aws');
    const { entries } = await aws.ledger.read();
    const verified = entries[1];
    if (verified === undefined) throw new Error('not verified');
    await aws.ledger.append([
      { ...verified, state: 'started', sequence: 2, release: `sha256:${'b'.repeat(64)}` },
    ]);
    expect((await fleet.deliver(3)).verdict).toBe('verified');
    expect((await aws.history()).slice(2)).toEqual(['started 2', 'interrupted 2', 'started 3', 'verified 3']);
  });

  it('brings the clusters back even after a mistake of its own, and passes it on', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(1);
    fleet.byName('gcp').faults.wait = (sequence) => {
      if (sequence === 2) throw new TypeError('x is not a function');
    };
    const outcome = await fleet.deliver(2);
    expect(outcome.error).toBeInstanceOf(TypeError);
    expect(fleet.live()).toEqual([1, 1, 1]);
  });

  it('plans without lock or write on a dry run', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(1);
    const before = fleet.byName('aws').client.objects.size;
    fleet.byName('aws').client.onWrite = () => {
      throw new Error('a dry run wrote');
    };
    const outcome = await fleet.deliver(2, { dryRun: true });
    expect(outcome.verdict).toBe('planned');
    expect(outcome.clusters[0]?.diff).toBe('1 → 2');
    expect(fleet.byName('aws').client.objects.size).toBe(before);
  });
});

describe('the order of releases', () => {
  it('refuses an older release, unless forced', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(2);
    const outcome = await fleet.deliver(1);
    expect(outcome).toMatchObject({ verdict: 'refused', error: { code: 'RELEASE_REFUSED' } });
    expect(fleet.live()).toEqual([2, 2, 2]);
    expect((await fleet.deliver(1, { force: true })).verdict).toBe('verified');
    expect(fleet.live()).toEqual([1, 1, 1]);
  });

  it('refuses an older release where a later one was left half-way', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(1);
    const gcp = fleet.byName('gcp');
    gcp.faults.wait = (sequence) => {
      if (sequence === 3) fleet.cancelNow();
    };
    await fleet.deliver(3);
    fleet.cancel = new AbortController();
    const outcome = await fleet.deliver(2, { byHand: true });
    expect(outcome.error).toMatchObject({
      code: 'RELEASE_REFUSED',
      message: expect.stringContaining(
        'release 3, later than release 2, was begun there by https://ci.example/1',
      ),
    });
    gcp.faults.wait = () => undefined;
    expect((await fleet.deliver(3)).verdict).toBe('verified');
  });

  it('lets an older release in where a later one failed', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(1);
    fleet.byName('gcp').faults.smoke = (sequence) => sequence !== 3;
    await fleet.deliver(3);
    expect((await fleet.deliver(2)).verdict).toBe('verified');
    // And where its objects were left for inspection.
    const other = fakeFleet();
    other.byName('gcp').faults.smoke = (sequence) => sequence !== 3;
    await other.deliver(3, { onFailure: 'continue' });
    other.byName('gcp').faults.smoke = () => true;
    expect(await other.byName('gcp').history()).toEqual(['started 3', 'rejected 3']);
    expect((await other.deliver(2, { onFailure: 'continue' }, {}, [other.byName('gcp')])).verdict).toBe(
      'verified',
    );
  });

  it('refuses what a rollback holds, unless forced, which ends the hold', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(1);
    await fleet.deliver(2);
    await fleet.rollback();
    expect((await fleet.deliver(3)).error).toMatchObject({
      code: 'RELEASE_REFUSED',
      message: expect.stringContaining('since the rollback by ada (orders fail)'),
    });
    expect((await fleet.deliver(3, { force: true })).verdict).toBe('verified');
    expect((await fleet.deliver(4)).verdict).toBe('verified');
  });

  it('refuses a rejected release, unless run again by hand', async () => {
    const fleet = fakeFleet();
    await fleet.deliver(1);
    const gcp = fleet.byName('gcp');
    gcp.faults.smoke = (sequence) => sequence !== 2;
    await fleet.deliver(2);
    gcp.faults.smoke = () => true;
    expect((await fleet.deliver(2)).error).toMatchObject({ code: 'RELEASE_REFUSED' });
    expect((await fleet.deliver(2, { byHand: true })).verdict).toBe('verified');
  });
});
