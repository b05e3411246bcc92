import { describe, expect, it } from '@jest/globals';
import type { ObjectRef } from '../../../src/kube/object.ts';
import type { Deployment } from '../../../src/release/deployment.ts';
import { openLedger } from '../../../src/rollout/ledger.ts';
import { memoryClient } from '../../support/memory-client.ts';

const entry = (sequence: number, state: Deployment['state'], reason?: string): Deployment => ({
  schemaVersion: 1,
  release: `sha256:${String(sequence).padStart(64, '0')}`,
  application: 'shop',
  sequence,
  commit: 'c'.repeat(40),
  environment: 'production',
  cluster: 'aws',
  state,
  actor: 'ada',
  at: '2026-01-01T00:00:00.000Z',
  run: 'https://ci.example/1',
  ...(reason === undefined ? {} : { reason }),
});

describe('the ledger', () => {
  it('keeps what is appended, in order', async () => {
    const client = memoryClient();
    const ledger = openLedger(client, 'shop', 'shop');
    await ledger.append([entry(1, 'started')]);
    await ledger.append([entry(1, 'verified'), entry(2, 'started')]);
    const { entries } = await openLedger(client, 'shop', 'shop').read();
    expect(entries.map(({ state, sequence }) => `${state} ${sequence}`)).toEqual([
      'started 1',
      'verified 1',
      'started 2',
    ]);
    expect(Object.keys(client.objects.get('ConfigMap/shop/flotilla-ledger-shop')?.data ?? {})).toEqual([
      '00000001',
      '00000002',
      '00000003',
    ]);
  });

  it('loses no line of writers at the same time', async () => {
    const client = memoryClient();
    const writers = Array.from({ length: 8 }, () => openLedger(client, 'shop', 'shop'));
    await Promise.all(writers.map((ledger, index) => ledger.append([entry(index, 'started')])));
    const { entries } = await openLedger(client, 'shop', 'shop').read();
    expect(entries.map(({ sequence }) => sequence).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('is read once by the one who writes it, and again where somebody else did or it is gone', async () => {
    const client = memoryClient();
    let reads = 0;
    const get = (ref: ObjectRef) => {
      reads += 1;
      return client.get(ref);
    };
    const own = openLedger({ ...client, get }, 'shop', 'shop');
    await own.read();
    await own.append([entry(1, 'started')]);
    await own.append([entry(1, 'verified')]);
    expect(reads).toBe(1);
    await openLedger(client, 'shop', 'shop').append([entry(2, 'started')]);
    await own.append([entry(3, 'started')]);
    expect((await own.read()).entries.map(({ sequence }) => sequence)).toEqual([1, 1, 2, 3]);
    client.objects.clear();
    await own.append([entry(4, 'started')]);
    expect((await own.read()).entries.map(({ sequence }) => sequence)).toEqual([4]);
  });

  it('is bounded, but never forgets where to go back to', async () => {
    const client = memoryClient();
    const ledger = openLedger(client, 'shop', 'shop');
    await ledger.append([entry(1, 'started'), entry(1, 'verified')]);
    for (let sequence = 2; sequence < 200; sequence++)
      await ledger.append([entry(sequence, 'started'), entry(sequence, 'rejected', 'no')]);
    const { entries } = await ledger.read();
    expect(entries).toHaveLength(201);
    expect(entries[0]).toMatchObject({ sequence: 1, state: 'verified' });
  });

  it('holds and lets go', async () => {
    const ledger = openLedger(memoryClient(), 'shop', 'shop');
    const hold = {
      reason: 'orders fail',
      actor: 'ada',
      run: 'https://ci.example/1',
      at: '2026-01-01T00:00:00.000Z',
      until: '2026-01-02T00:00:00.000Z',
    };
    await ledger.append([entry(1, 'verified')], hold);
    await ledger.append([entry(2, 'started')]);
    expect((await ledger.read()).hold).toEqual(hold);
    await ledger.append([entry(2, 'verified')], null);
    expect((await ledger.read()).hold).toBeUndefined();
  });

  it('cuts a long reason', async () => {
    const ledger = openLedger(memoryClient(), 'shop', 'shop');
    const { entries } = await ledger.append([entry(1, 'rejected', 'x'.repeat(5000))]);
    expect(entries[0]?.reason).toHaveLength(600);
  });

  it('refuses a line it does not understand', async () => {
    const client = memoryClient();
    const ledger = openLedger(client, 'shop', 'shop');
    await ledger.append([entry(1, 'verified')]);
    const object = client.objects.get('ConfigMap/shop/flotilla-ledger-shop');
    if (object?.data !== undefined) object.data['00000002'] = '{"schemaVersion":2}';
    await expect(ledger.read()).rejects.toMatchObject({
      code: 'RELEASE_INVALID',
      message: expect.stringContaining('00000002'),
    });
  });
});
