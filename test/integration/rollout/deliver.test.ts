import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/core/clock.ts';
import type { KubeClient } from '../../../src/kube/client.ts';
import { textAt } from '../../../src/kube/fields.ts';
import { openLedger } from '../../../src/rollout/ledger.ts';
import { rollback } from '../../../src/rollout/rollback.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { type ControlPlane, poll, startControlPlane } from '../kube/control-plane.ts';
import { type Behaviour, type Kubelet, running, startKubelet, stuck } from '../kube/kubelet.ts';
import { clusters, deliverShop, digestOf, namespaceOf, openShop, origin, startFront } from './shop.ts';
import { spawnDelivery } from './spawn-delivery.ts';

let plane: ControlPlane;
let client: KubeClient;
let kubelets: Kubelet[];
let front: { server: Server; url: string };
const { log, lines } = recordingLog();

/** Pods of these releases behave so; all others run. */
const behaviours = new Map<number, Behaviour>();
const behave: Behaviour = (pod) => {
  const image = textAt(pod, 'spec', 'containers', 0, 'image') ?? '';
  const special = [...behaviours].find(([sequence]) => image.endsWith(digestOf(sequence)));
  return (special?.[1] ?? running())(pod);
};

beforeAll(async () => {
  plane = await startControlPlane((await toolchain()).bin);
  client = plane.client();
  front = await startFront(client);
  kubelets = clusters.map((cluster) => startKubelet(plane.client(), plane.access, namespaceOf(cluster)));
  for (const kubelet of kubelets) kubelet.behave('web', behave);
}, 60_000);
afterAll(async () => {
  front?.server.close();
  await Promise.all((kubelets ?? []).map((kubelet) => kubelet.stop()));
  await plane?.stop();
});

const shop = (sequence: number, run = `${sequence}/1`) => ({
  access: plane.access,
  sequence,
  front: front.url,
  run,
  log,
});

async function liveDigests(): Promise<(string | undefined)[]> {
  return Promise.all(
    clusters.map(async (cluster) => {
      const web = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace: namespaceOf(cluster) };
      return textAt(await client.get(web), 'spec', 'template', 'spec', 'containers', 0, 'image')?.split(
        '@',
      )[1];
    }),
  );
}

const history = async (cluster: string) => {
  const { entries } = await openLedger(client, namespaceOf(cluster), 'shop').read();
  return entries.map(({ state, sequence }) => `${state} ${sequence}`);
};

const has = (cluster: string, name: string) =>
  client.get({ apiVersion: 'v1', kind: 'ConfigMap', name, namespace: namespaceOf(cluster) });

describe('deliveries on a real API server', () => {
  it('bring a first release to namespaces that did not exist', async () => {
    const outcome = await deliverShop(shop(1));
    expect(outcome).toMatchObject({ verdict: 'verified', error: undefined });
    expect(outcome.clusters.map(({ workloads }) => workloads)).toEqual(
      Array(3).fill([{ name: 'web', pods: 2, digests: [digestOf(1)] }]),
    );
    expect(await liveDigests()).toEqual(Array(3).fill(digestOf(1)));
    expect(await history('gcp')).toEqual(['started 1', 'verified 1']);
  });

  it('go on to the next release', async () => {
    expect((await deliverShop(shop(2))).verdict).toBe('verified');
    expect(await liveDigests()).toEqual(Array(3).fill(digestOf(2)));
    expect(await has('aws', 'more-settings')).toBeDefined();
  });

  it('change nothing when delivered again', async () => {
    const outcome = await deliverShop(shop(2, '2/2'));
    expect(outcome.verdict).toBe('verified');
    expect(outcome.clusters.map(({ changes }) => changes)).toEqual(
      Array(3).fill({ created: 0, changed: 0, unchanged: 4, pruned: 0 }),
    );
  });

  it('return all clusters when one release is doomed', async () => {
    behaviours.set(
      3,
      stuck(
        { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 10s' } },
        { restartCount: 2, lastState: { terminated: { exitCode: 1, reason: 'Error' } } },
      ),
    );
    const began = Date.now();
    const outcome = await deliverShop(shop(3));
    expect(outcome).toMatchObject({ verdict: 'rejected', error: { code: 'ROLLOUT_FAILED' } });
    expect(outcome.clusters.map(({ wayBack }) => wayBack?.state)).toEqual(Array(3).fill('returned'));
    expect(await liveDigests()).toEqual(Array(3).fill(digestOf(2)));
    expect((await history('aws')).slice(-5)).toEqual([
      'started 3',
      'rejected 3',
      'started 2',
      'rolled-back 3',
      'verified 2',
    ]);
    expect(Date.now() - began).toBeLessThan(30_000);
  });

  it('converge after a kill at any moment', async () => {
    behaviours.set(4, () => undefined);
    const child = await spawnDelivery(plane.access, { sequence: 4, front: front.url, run: '4/1' });
    await poll(async () => {
      const ends = await Promise.all(clusters.map(history));
      if (ends.some((entries) => entries.at(-1) !== 'started 4')) throw new Error('not under way');
    });
    child.kill('SIGKILL');
    await child.gone;
    behaviours.delete(4);
    // The pods the dead run left are those of the release; a kubelet that comes back reports them.
    for (const cluster of clusters) {
      const namespace = namespaceOf(cluster);
      for (const { metadata } of await client.list({ apiVersion: 'v1', kind: 'Pod' }, { namespace }))
        await client.delete({ apiVersion: 'v1', kind: 'Pod', name: metadata.name, namespace });
    }
    const outcome = await deliverShop(shop(4, '4/2'));
    expect(outcome).toMatchObject({ verdict: 'verified', error: undefined });
    expect(await liveDigests()).toEqual(Array(3).fill(digestOf(4)));
    expect((await history('azure')).slice(-4)).toEqual([
      'started 4',
      'interrupted 4',
      'started 4',
      'verified 4',
    ]);
  });

  it('are refused while another run holds the lock', async () => {
    const other = openShop(shop(5, '99/1'));
    const lease = await other.targets[1]?.lock(0, new AbortController().signal);
    const outcome = await deliverShop(shop(5));
    expect(outcome).toMatchObject({ verdict: 'refused', error: { code: 'CLUSTER_LOCKED' } });
    expect(await liveDigests()).toEqual(Array(3).fill(digestOf(4)));
    await lease?.release();
    await other.close();
  });

  it('let go of everything when the job is cancelled', async () => {
    behaviours.set(6, () => undefined);
    const cancel = new AbortController();
    const running = deliverShop(shop(6), {}, cancel.signal);
    await poll(async () => {
      if ((await history('aws')).at(-1) !== 'started 6') throw new Error('not under way');
    });
    cancel.abort(new Error('cancelled'));
    expect(await running).toMatchObject({ verdict: 'interrupted', error: { code: 'INTERRUPTED' } });
    expect((await history('aws')).at(-1)).toBe('interrupted 6');
  });
});

describe('rollbacks on a real API server', () => {
  const back = async (release: string | undefined, dryRun: boolean) => {
    const { targets, close } = openShop(shop(0, '50/1'));
    try {
      return await rollback(
        targets,
        {
          origin,
          release,
          services: [],
          acrossMigrations: false,
          reason: 'orders fail',
          dryRun,
          holdMs: 60_000,
          lockWaitMs: 0,
        },
        { clock: systemClock, signal: new AbortController().signal },
      );
    } finally {
      await close();
    }
  };

  it('show the difference first', async () => {
    const outcome = await back('1', true);
    expect(outcome.clusters[0]?.diff).toContain('prune ConfigMap more-settings');
    expect(outcome.clusters[0]?.diff).toContain(`web@${digestOf(1)}`);
    expect(await has('aws', 'more-settings')).toBeDefined();
  });

  it('restore a release exactly, from the cluster alone', async () => {
    const outcome = await back('1', false);
    expect(outcome).toMatchObject({ verdict: 'verified', error: undefined });
    expect(await liveDigests()).toEqual(Array(3).fill(digestOf(1)));
    expect(await has('aws', 'more-settings')).toBeUndefined();
    expect((await history('aws')).slice(-3)).toEqual(['rolled-back 6', 'started 1', 'verified 1']);
    const again = await back('1', true);
    expect(again.clusters.map(({ diff }) => diff)).toEqual(['', '', '']);
  });

  it('hold the next delivery', async () => {
    expect((await deliverShop(shop(7))).error).toMatchObject({ code: 'RELEASE_REFUSED' });
  });

  it('leave no value of a Secret in the log', () => {
    const text = lines.join('\n');
    expect(text).not.toContain('canary-value');
    expect(text).not.toContain(Buffer.from('canary-value').toString('base64'));
  });
});
