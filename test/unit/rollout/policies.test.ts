import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../../src/core/errors.ts';
import { fakeFleet } from './fake-fleet.ts';
import { doomed } from './fake-target.ts';

type Fleet = ReturnType<typeof fakeFleet>;

const verdicts = (outcome: { clusters: readonly { cluster: string; verdict: string }[] }) =>
  Object.fromEntries(outcome.clusters.map(({ cluster, verdict }) => [cluster, verdict]));

const silent = (): never => {
  throw new ActionError('CLUSTER_UNREACHABLE', 'connect ECONNREFUSED', { hint: 'Check that it runs.' });
};

/** Fails the smoke test of release 2 in a cluster, once everybody has it. */
const failsLast = (fleet: Fleet, name: string) => {
  fleet.byName(name).faults.smoke = async (sequence) => {
    if (sequence !== 2) return true;
    await fleet.everywhere(2);
    return false;
  };
};

const stage = async (names?: readonly string[]) => {
  const fleet = fakeFleet(names);
  await fleet.deliver(1);
  return fleet;
};

describe('all-or-nothing', () => {
  it('makes nothing permanent before all serve', async () => {
    const fleet = await stage();
    fleet.byName('azure').faults.smoke = async (sequence) => {
      if (sequence !== 2) return true;
      await fleet.everywhere(2);
      for (const name of ['aws', 'gcp']) expect(fleet.byName(name).calls).not.toContain('complete 2');
      return true;
    };
    expect((await fleet.deliver(2)).verdict).toBe('verified');
    for (const { calls } of fleet.targets) expect(calls).toContain('complete 2');
  });

  it('brings all back when one cannot be made permanent', async () => {
    const fleet = await stage();
    fleet.byName('gcp').faults.complete = (sequence) => {
      if (sequence === 2) doomed();
    };
    const outcome = await fleet.deliver(2);
    expect(outcome.error).toMatchObject({ code: 'ROLLOUT_FAILED' });
    expect(fleet.live()).toEqual([1, 1, 1]);
    for (const lines of await fleet.histories()) expect(lines).not.toContain('verified 2');
  });

  it('refuses before the first write when a cluster does not answer', async () => {
    const fleet = await stage();
    fleet.byName('azure').faults.render = silent;
    const outcome = await fleet.deliver(2);
    expect(outcome).toMatchObject({ verdict: 'refused', error: { code: 'CLUSTER_UNREACHABLE' } });
    expect(fleet.live()).toEqual([1, 1, 1]);
  });

  it('names the inputs that end a failed way back', async () => {
    const fleet = await stage();
    failsLast(fleet, 'aws');
    fleet.byName('gcp').faults.smoke = (sequence) => sequence === 2;
    const outcome = await fleet.deliver(2);
    expect(outcome.error).toMatchObject({
      code: 'ROLLBACK_FAILED',
      hint: expect.stringContaining(
        'Run the action rollback with environment: production, clusters: gcp, release: 1, reason: release 2 failed.',
      ),
    });
  });
});

describe('fail-fast', () => {
  it('refuses before the first write when a cluster does not answer', async () => {
    const fleet = await stage();
    fleet.byName('azure').faults.plan = (sequence) => (sequence === 2 ? silent() : undefined);
    expect((await fleet.deliver(2, { onFailure: 'fail-fast' })).verdict).toBe('refused');
    expect(fleet.live()).toEqual([1, 1, 1]);
  });
});

describe('continue', () => {
  it('goes on without a cluster that does not answer, and fails in the end with what to run for it', async () => {
    const fleet = await stage();
    fleet.byName('azure').faults.render = silent;
    const outcome = await fleet.deliver(2, { onFailure: 'continue' });
    expect(verdicts(outcome)).toEqual({ aws: 'verified', gcp: 'verified', azure: 'unreachable' });
    expect(outcome).toMatchObject({
      verdict: 'unreachable',
      error: {
        code: 'CLUSTER_UNREACHABLE',
        message: 'azure: connect ECONNREFUSED',
        hint: expect.stringContaining(
          'When azure answers again, run the action deploy-cluster with environment: production, clusters: azure',
        ),
      },
    });
    expect(fleet.live()).toEqual([2, 2, 1]);
    expect(fleet.unlocked()).toBe(true);
  });

  it('refuses when no cluster answers', async () => {
    const fleet = await stage();
    for (const { faults } of fleet.targets) faults.render = silent;
    expect((await fleet.deliver(2, { onFailure: 'continue' })).verdict).toBe('refused');
  });

  it('names a cluster that was lost on the way, and did not come back', async () => {
    const fleet = await stage();
    const { faults } = fleet.byName('gcp');
    faults.wait = (sequence) => (sequence === 2 ? silent() : undefined);
    faults.plan = (sequence) => (sequence === 1 ? silent() : undefined);
    const outcome = await fleet.deliver(2, { onFailure: 'continue' });
    expect(verdicts(outcome)).toEqual({ aws: 'verified', gcp: 'unreachable', azure: 'verified' });
    expect(outcome.error).toMatchObject({ code: 'CLUSTER_UNREACHABLE' });
  });
});

describe('a quorum', () => {
  const onFailure = { quorum: 2 } as const;

  it('succeeds with a cluster less, which goes back alone', async () => {
    const fleet = await stage();
    failsLast(fleet, 'azure');
    const outcome = await fleet.deliver(2, { onFailure });
    expect(outcome).toMatchObject({ verdict: 'verified', error: undefined });
    expect(outcome.remainder).toContain('azure: version: answered 500');
    expect(verdicts(outcome)).toEqual({ aws: 'verified', gcp: 'verified', azure: 'rejected' });
    expect(fleet.live()).toEqual([2, 2, 1]);
  });

  it('brings all back once it cannot be had any more', async () => {
    const fleet = await stage();
    failsLast(fleet, 'aws');
    failsLast(fleet, 'azure');
    const outcome = await fleet.deliver(2, { onFailure });
    expect(outcome.verdict).toBe('rejected');
    expect(outcome.clusters[1]?.reason).toContain('2 of 3 clusters cannot be had any more: ');
    expect(fleet.live()).toEqual([1, 1, 1]);
    for (const lines of await fleet.histories()) expect(lines).not.toContain('verified 2');
  });

  it('succeeds without a cluster that does not answer, and says what to run for it', async () => {
    const fleet = await stage();
    fleet.byName('azure').faults.render = silent;
    const outcome = await fleet.deliver(2, { onFailure });
    expect(outcome).toMatchObject({ verdict: 'verified', error: undefined });
    expect(outcome.remainder).toContain('When azure answers again');
    expect(fleet.live()).toEqual([2, 2, 1]);
  });

  it('refuses when too many do not answer', async () => {
    const fleet = await stage();
    for (const name of ['aws', 'azure']) fleet.byName(name).faults.render = silent;
    const outcome = await fleet.deliver(2, { onFailure });
    expect(outcome).toMatchObject({ verdict: 'refused', error: { code: 'CLUSTER_UNREACHABLE' } });
    expect(fleet.live()).toEqual([1, 1, 1]);
  });

  it('is no success while a cluster is stuck between two releases', async () => {
    const fleet = await stage();
    fleet.byName('azure').faults.smoke = () => false;
    const outcome = await fleet.deliver(2, { onFailure });
    expect(outcome.error).toMatchObject({ code: 'ROLLBACK_FAILED' });
    expect(verdicts(outcome)).toMatchObject({ aws: 'verified', gcp: 'verified' });
  });
});

describe('waves', () => {
  const waves = [['gcp'], ['aws', 'azure']];

  it('begin when the one before serves', async () => {
    const fleet = await stage();
    fleet.byName('gcp').faults.smoke = (sequence) => {
      if (sequence === 2) expect(fleet.live()).toEqual([1, 2, 1]);
      return true;
    };
    expect((await fleet.deliver(2, { waves })).verdict).toBe('verified');
    expect(fleet.live()).toEqual([2, 2, 2]);
  });

  it('do not begin when the one before failed', async () => {
    const fleet = await stage();
    fleet.byName('gcp').faults.smoke = (sequence) => sequence !== 2;
    for (const onFailure of ['all-or-nothing', 'fail-fast'] as const) {
      const outcome = await fleet.deliver(2, { waves, onFailure, byHand: true });
      expect(outcome.clusters.map(({ wayBack }) => wayBack?.state)).toEqual([
        'untouched',
        'returned',
        'untouched',
      ]);
      expect(await fleet.byName('aws').history()).toEqual(['started 1', 'verified 1']);
    }
  });

  it('bring the earlier ones back under all-or-nothing', async () => {
    const fleet = await stage();
    fleet.byName('azure').faults.smoke = (sequence) => sequence !== 2;
    const outcome = await fleet.deliver(2, { waves });
    expect(outcome.verdict).toBe('rejected');
    expect(fleet.live()).toEqual([1, 1, 1]);
    expect(await fleet.byName('gcp').history()).not.toContain('verified 2');
  });

  it('keep what the earlier ones verified under fail-fast', async () => {
    const fleet = await stage();
    fleet.byName('azure').faults.smoke = (sequence) => sequence !== 2;
    const outcome = await fleet.deliver(2, { waves, onFailure: 'fail-fast' });
    expect(verdicts(outcome)).toMatchObject({ gcp: 'verified', azure: 'rejected' });
    expect(fleet.byName('gcp').live()).toBe(2);
  });

  it('go on under continue', async () => {
    const fleet = await stage();
    fleet.byName('gcp').faults.smoke = (sequence) => sequence !== 2;
    const outcome = await fleet.deliver(2, { waves, onFailure: 'continue' });
    expect(verdicts(outcome)).toEqual({ aws: 'verified', gcp: 'rejected', azure: 'verified' });
  });

  it('are watched before the next one begins', async () => {
    const fleet = await stage();
    let asked = 0;
    fleet.byName('gcp').faults.smoke = (sequence) => {
      if (sequence === 2) asked += 1;
      return sequence !== 2 || asked < 2;
    };
    const outcome = await fleet.deliver(2, { waves, bakeMs: 20 });
    expect(asked).toBe(2);
    expect(outcome.error).toMatchObject({
      code: 'SMOKE_FAILED',
      message: 'gcp: while it was watched: version: answered 500',
    });
    expect(fleet.live()).toEqual([1, 1, 1]);
    expect(outcome.clusters[1]?.phases.map(({ name }) => name)).toContain('bake');
  });

  it('are watched by their metrics as well, where old pods stand beside the new ones', async () => {
    const fleet = await stage();
    fleet.byName('gcp').faults.watch = () => {
      throw new ActionError('ANALYSIS_FAILED', 'errors: 5 % of requests');
    };
    const outcome = await fleet.deliver(2, { waves, bakeMs: 60_000 });
    expect(outcome.error).toMatchObject({ code: 'ANALYSIS_FAILED', message: 'gcp: errors: 5 % of requests' });
    expect(fleet.live()).toEqual([1, 1, 1]);
  });

  it('may name clusters that this delivery leaves out', async () => {
    const fleet = await stage(['aws', 'azure']);
    expect((await fleet.deliver(2, { waves })).verdict).toBe('verified');
  });
});

describe('a freeze', () => {
  const freeze = [{ name: 'peak', from: '2020-01-01', to: '2999-01-01', timezone: 'UTC' }];

  it('refuses before anything is locked, unless forced with a reason', async () => {
    const fleet = await stage();
    expect(await fleet.deliver(2, { freeze })).toMatchObject({
      verdict: 'refused',
      error: { code: 'RELEASE_REFUSED', message: expect.stringContaining('frozen: peak') },
    });
    expect((await fleet.deliver(2, { freeze, dryRun: true })).verdict).toBe('planned');
    const forced = await fleet.deliver(2, { freeze, force: true, reason: 'payments are down' });
    expect(forced.verdict).toBe('verified');
    const { entries } = await fleet.byName('aws').ledger.read();
    expect(entries.find(({ state, sequence }) => state === 'started' && sequence === 2)?.reason).toBe(
      'payments are down',
    );
  });

  it('never stops a rollback', async () => {
    const fleet = await stage();
    await fleet.deliver(2);
    expect((await fleet.rollback()).verdict).toBe('verified');
  });
});

describe('a cancel with on-cancel: rollback', () => {
  const cancelled = async (options: { grace?: AbortSignal } = {}) => {
    const fleet = await stage();
    fleet.byName('gcp').faults.wait = async (sequence) => {
      if (sequence !== 2) return;
      await fleet.everywhere(2);
      fleet.cancelNow();
    };
    return { fleet, outcome: await fleet.deliver(2, { onCancel: 'rollback' }, options) };
  };

  it('brings the clusters back in the same job', async () => {
    const { fleet, outcome } = await cancelled({ grace: new AbortController().signal });
    expect(outcome).toMatchObject({ verdict: 'interrupted', error: { code: 'INTERRUPTED' } });
    expect(fleet.live()).toEqual([1, 1, 1]);
    expect((await fleet.byName('aws').history()).slice(-3)).toEqual([
      'interrupted 2',
      'started 1',
      'verified 1',
    ]);
    expect(fleet.unlocked()).toBe(true);
    // It was not judged: nothing keeps it from being delivered again.
    fleet.cancel = new AbortController();
    fleet.byName('gcp').faults.wait = () => undefined;
    expect((await fleet.deliver(2)).verdict).toBe('verified');
  });

  it('notes what the time did not suffice for', async () => {
    const { fleet, outcome } = await cancelled({ grace: AbortSignal.abort(new Error('no time left')) });
    expect(outcome.error).toMatchObject({
      code: 'INTERRUPTED',
      hint: expect.stringContaining('the next run converges'),
    });
    expect((await fleet.byName('aws').history()).at(-1)).toBe('interrupted 2');
    expect(fleet.unlocked()).toBe(true);
  });
});
