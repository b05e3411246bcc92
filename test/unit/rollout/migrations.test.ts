import { describe, expect, it } from '@jest/globals';
import { migrationKey, migrationsOf } from '../../../src/rollout/migrations.ts';
import { fakeFleet } from './fake-fleet.ts';
import { doomed } from './fake-target.ts';

/** Three clusters on release 1, and a second one that brings a migration and fails in one of them. */
async function failing() {
  const fleet = fakeFleet();
  await fleet.deliver(1);
  for (const { migrations } of fleet.targets) migrations.set(2, 'drop-column');
  fleet.byName('gcp').faults.wait = async (sequence) => {
    if (sequence !== 2) return;
    await fleet.everywhere(2);
    doomed();
  };
  return fleet;
}

describe('a failed delivery that brought a migration', () => {
  it('holds: traffic goes back, the release stays, and all say why', async () => {
    const fleet = await failing();
    const outcome = await fleet.deliver(2);
    expect(outcome.verdict).toBe('rejected');
    expect(outcome.clusters.map(({ wayBack }) => wayBack?.state)).toEqual(['held', 'held', 'held']);
    expect(outcome.error).toMatchObject({
      code: 'ROLLBACK_FAILED',
      message: expect.stringContaining(
        'stays: held: the data was migrated since release 1 served: drop-column',
      ),
      hint: expect.stringContaining('for which the data was migrated, needs a person'),
    });
    expect(fleet.live()).toEqual([2, 2, 2]);
    for (const { calls } of fleet.targets) expect(calls.at(-1)).toBe('retreat');
    const { entries } = await fleet.byName('aws').ledger.read();
    expect(entries.at(-1)).toMatchObject({
      state: 'rejected',
      reason: expect.stringMatching(/^held: .*gcp/),
    });
  });

  it('holds the release after it too, though its chart has dropped the marker', async () => {
    const fleet = await failing();
    await fleet.deliver(2);
    fleet.byName('gcp').faults.wait = (sequence) => (sequence === 3 ? doomed() : undefined);
    const outcome = await fleet.deliver(3);
    expect(outcome.clusters.find(({ cluster }) => cluster === 'gcp')?.wayBack).toMatchObject({
      state: 'held',
    });
  });

  it('goes back where the environment has it so', async () => {
    const fleet = await failing();
    const outcome = await fleet.deliver(2, { migrations: 'return' });
    expect(outcome.error).toMatchObject({ code: 'ROLLOUT_FAILED' });
    expect(fleet.live()).toEqual([1, 1, 1]);
  });

  it('goes back where the release before it brought the same', async () => {
    const fleet = await failing();
    for (const { migrations } of fleet.targets) migrations.set(3, 'drop-column');
    for (const target of fleet.targets) target.faults.wait = () => undefined;
    await fleet.deliver(2);
    fleet.byName('gcp').faults.wait = (sequence) => (sequence === 3 ? doomed() : undefined);
    await fleet.deliver(3);
    expect(fleet.live()).toEqual([2, 2, 2]);
  });
});

describe('the migrations of a release', () => {
  const job = (annotations: Record<string, string>, ofPods: Record<string, string> = {}) => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'migrate', annotations },
    spec: { template: { metadata: { annotations: ofPods } } },
  });

  it('are named on objects or on their pods, several with commas, each once', () => {
    const objects = [
      job({ [migrationKey]: 'one, two' }),
      job({}, { [migrationKey]: 'two,three,' }),
      { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } },
    ];
    expect(migrationsOf(objects)).toEqual(['one', 'two', 'three']);
  });
});
