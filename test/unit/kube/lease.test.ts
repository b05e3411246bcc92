import { describe, expect, it } from '@jest/globals';
import type { KubeClient } from '../../../src/kube/client.ts';
import { acquireLease, releaseLease } from '../../../src/kube/lease.ts';
import type { Lock } from '../../../src/kube/lease-object.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryClient } from '../../support/memory-client.ts';
import { recordingLog } from '../../support/recording-log.ts';

const lock = (holder: string): Lock => ({
  namespace: 'shop',
  name: 'flotilla-shop',
  holder,
  run: `https://github.com/acme/shop/actions/runs/${holder.split('/')[2]}`,
});

function setting() {
  const client = memoryClient();
  const clock = manualClock();
  const { log, lines } = recordingLog();
  const cancel = new AbortController();
  const asked: string[] = [];
  const ended = new Set<string>();
  const hasEnded = async (run: string) => {
    asked.push(run);
    return ended.has(run);
  };
  const acquire = (holder: string, waitMs = 0, via: KubeClient = client) =>
    acquireLease(via, lock(holder), waitMs, { clock, log, signal: cancel.signal, hasEnded });
  const lease = () => client.objects.get('Lease.coordination.k8s.io/shop/flotilla-shop');
  return { client, clock, lines, cancel, acquire, lease, asked, ended };
}

describe('acquireLease', () => {
  it('creates the Lease with its holder and the address of the run', async () => {
    const { acquire, lease } = setting();
    const held = await acquire('acme/shop/7/1#a');
    expect(lease()?.spec).toMatchObject({ holderIdentity: 'acme/shop/7/1#a', leaseDurationSeconds: 60 });
    expect(lease()?.spec).toMatchObject({ renewTime: '2026-01-01T00:00:00.000000Z' });
    expect(lease()?.metadata.annotations?.['flotilla.dev/run']).toBe(
      'https://github.com/acme/shop/actions/runs/7',
    );
    await held.release();
    expect(lease()?.spec).not.toHaveProperty('holderIdentity');
  });

  it('names the run that holds it', async () => {
    const { acquire } = setting();
    const held = await acquire('acme/shop/7/1#a');
    await expect(acquire('acme/shop/8/1#b')).rejects.toMatchObject({
      code: 'CLUSTER_LOCKED',
      message: expect.stringContaining('https://github.com/acme/shop/actions/runs/7'),
    });
    await held.release();
  });

  it('waits for the other holder to let go and says so', async () => {
    const { acquire, clock, lines } = setting();
    const first = await acquire('acme/shop/7/1#a');
    const waiting = acquire('acme/shop/8/1#b', 300_000);
    await clock.advance(40_000);
    await first.release();
    await clock.advance(3_000);
    const second = await waiting;
    expect(second.waitedMs).toBeGreaterThanOrEqual(40_000);
    expect(lines.filter((line) => line.includes('locked by')).length).toBe(3);
    await second.release();
  });

  it('is renewed in the background for as long as it is held', async () => {
    const { acquire, clock, lease } = setting();
    const held = await acquire('acme/shop/7/1#a');
    await clock.advance(10 * 60_000);
    await expect(acquire('acme/shop/8/1#b')).rejects.toMatchObject({ code: 'CLUSTER_LOCKED' });
    expect(lease()?.spec).toMatchObject({ holderIdentity: 'acme/shop/7/1#a' });
    await held.release();
  });

  it('takes a lapsed Lease of a killed run', async () => {
    const { client, clock, acquire, lines } = setting();
    let alive = true;
    const mortal: KubeClient = {
      ...client,
      replace: (object) => (alive ? client.replace(object) : Promise.reject(new Error('dead'))),
    };
    const held = await acquire('acme/shop/7/1#a', 0, mortal);
    await clock.advance(50_000);
    alive = false;
    const waiting = acquire('acme/shop/8/1#b', 300_000);
    await clock.advance(74_000);
    expect(lines.some((line) => line.includes('took over the lock'))).toBe(false);
    await clock.advance(4_000);
    const second = await waiting;
    expect(lines.some((line) => line.includes('took over the lock'))).toBe(true);
    await second.release();
    await held.release();
  });

  it('takes at once what an earlier attempt of the same run left', async () => {
    const { acquire } = setting();
    const first = await acquire('acme/shop/7/1#a');
    const second = await acquire('acme/shop/7/2#b');
    await expect(acquire('acme/shop/7/1#c')).rejects.toMatchObject({ code: 'CLUSTER_LOCKED' });
    await first.release();
    await second.release();
  });

  it('takes sooner what a run left that has ended, and writes when its last proof has run out', async () => {
    const { acquire, clock, ended } = setting();
    const first = await acquire('acme/shop/7/1#a');
    ended.add('https://github.com/acme/shop/actions/runs/7');
    const second = await acquire('acme/shop/8/1#b');
    const began = clock.now();
    let wrote: number | undefined;
    const writing = second.guard().then(() => {
      wrote = clock.now();
    });
    await clock.advance(9_000);
    expect(wrote).toBeUndefined();
    // The process that is left can prove nothing any more by then.
    await clock.advance(2_000);
    await writing;
    expect((wrote ?? 0) - began).toBe(10_000);
    await expect(first.guard()).rejects.toMatchObject({ code: 'CLUSTER_CHANGED' });
    await second.release();
    await first.release();
  });

  it('waits for a run of which nothing is known, and asks at a human pace', async () => {
    const { acquire, clock, asked } = setting();
    const first = await acquire('acme/shop/7/1#a');
    const waiting = acquire('acme/shop/8/1#b', 60_000);
    const refused = expect(waiting).rejects.toMatchObject({ code: 'CLUSTER_LOCKED' });
    await clock.advance(61_000);
    await refused;
    expect(asked).toHaveLength(4);
    await first.release();
  });

  it('lets exactly one of many win', async () => {
    const { acquire } = setting();
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => acquire(`acme/shop/${index}/1#x`)),
    );
    const won = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(won).toHaveLength(1);
    await won[0]?.release();
  });
});

describe('guard', () => {
  it('refuses further writes when somebody took the Lease', async () => {
    const { acquire, clock, client, lease } = setting();
    const held = await acquire('acme/shop/7/1#a');
    await held.guard();
    const stolen = lease();
    if (stolen !== undefined)
      await client.replace({
        ...stolen,
        spec: { holderIdentity: 'acme/shop/9/1#z', leaseDurationSeconds: 60 },
      });
    await clock.advance(11_000);
    await expect(held.guard()).rejects.toMatchObject({ code: 'CLUSTER_CHANGED' });
    await held.release();
    expect(lease()?.spec).toMatchObject({ holderIdentity: 'acme/shop/9/1#z' });
  });

  it('keeps a Lease that somebody touched and left alone', async () => {
    const { acquire, clock, client, lease } = setting();
    const held = await acquire('acme/shop/7/1#a');
    let touches = 0;
    client.onWrite = () => {
      const { onWrite } = client;
      const current = lease();
      if (++touches > 6 || current === undefined) return;
      client.onWrite = undefined;
      void client.replace(current);
      client.onWrite = onWrite;
    };
    await clock.advance(11_000);
    await held.guard();
    expect(touches).toBe(7);
    await held.release();
    expect(lease()?.spec).not.toHaveProperty('holderIdentity');
  });

  it('refuses writes after a cancel, and the lock is still released', async () => {
    const { acquire, cancel, lease } = setting();
    const held = await acquire('acme/shop/7/1#a');
    cancel.abort(new Error('cancelled'));
    await expect(held.guard(cancel.signal)).rejects.toThrow('cancelled');
    await held.release();
    expect(lease()?.spec).not.toHaveProperty('holderIdentity');
  });
});

describe('releaseLease', () => {
  it('leaves a Lease that is somebody else’s', async () => {
    const { acquire, client, lease } = setting();
    const held = await acquire('acme/shop/7/1#a');
    expect(await releaseLease(client, lock('acme/shop/8/1#b'))).toBe(false);
    expect(await releaseLease(client, lock('acme/shop/7/1#a'))).toBe(true);
    expect(lease()?.spec).not.toHaveProperty('holderIdentity');
    await held.release();
  });
});
