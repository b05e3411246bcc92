import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClusterAccess } from '../../../src/clouds/provider.ts';
import type { KubeClient } from '../../../src/kube/client.ts';
import { textAt } from '../../../src/kube/fields.ts';
import type { DeliverOptions } from '../../../src/rollout/delivery.ts';
import { leaseName } from '../../../src/rollout/kube-target.ts';
import { openLedger } from '../../../src/rollout/ledger.ts';
import type { Outcome } from '../../../src/rollout/outcome.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { type ControlPlane, poll, startControlPlane } from '../kube/control-plane.ts';
import { type Kubelet, running, startKubelet } from '../kube/kubelet.ts';
import { silentLog } from '../kube/silent-log.ts';
import { type ApiFront, startApiFront, unprovenWrites } from './api-front.ts';
import { clusters, deliverShop, digestOf, namespaceOf, type ShopOptions, startFront } from './shop.ts';

/* Deliveries whose API servers misbehave on the way. */

let plane: ControlPlane;
let client: KubeClient;
let kubelets: Kubelet[];
let app: { server: Server; url: string };
let api: ApiFront;
let sequence = 0;
/** Milliseconds a pod takes to become Ready. */
let readyAfterMs = 0;

beforeAll(async () => {
  plane = await startControlPlane((await toolchain()).bin);
  client = plane.client();
  app = await startFront(client);
  api = await startApiFront(plane.access);
  kubelets = clusters.map((cluster) => startKubelet(plane.client(), plane.access, namespaceOf(cluster)));
  for (const kubelet of kubelets)
    kubelet.behave('web', async (pod) => {
      await sleep(readyAfterMs);
      return running()(pod);
    });
}, 60_000);
afterAll(async () => {
  app?.server.close();
  await Promise.all((kubelets ?? []).map((kubelet) => kubelet.stop()));
  await api?.stop();
  await plane?.stop();
});
afterEach(() => {
  api.meddle = () => undefined;
  readyAfterMs = 0;
});

function shop(more: Partial<ShopOptions> = {}): ShopOptions {
  sequence += 1;
  const run = `${sequence}/1`;
  return { access: api.access, sequence, front: app.url, run, log: silentLog, ...more };
}

const liveDigests = () =>
  Promise.all(
    clusters.map(async (cluster) => {
      const web = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace: namespaceOf(cluster) };
      return textAt(await client.get(web), 'spec', 'template', 'spec', 'containers', 0, 'image')?.split(
        '@',
      )[1];
    }),
  );
const serve = (...sequences: number[]) =>
  liveDigests().then((live) => expect(live).toEqual(sequences.map(digestOf)));

/** Begins a delivery, and waits until it has written to every cluster. */
async function underWay(
  options: ShopOptions,
  how: Partial<DeliverOptions> = {},
): Promise<readonly [delivery: Promise<Outcome>]> {
  const delivery = deliverShop(options, how);
  let ended: Outcome | undefined;
  void delivery.then((outcome) => {
    ended = outcome;
  });
  await poll(async () => {
    if ((await liveDigests()).every((digest) => digest === digestOf(options.sequence))) return;
    throw new Error(ended === undefined ? 'not under way yet' : `ended before: ${ended.error}`);
  }, 15_000);
  return [delivery];
}

describe('a delivery gets there', () => {
  it('though the API server dies and comes back during the rollout', async () => {
    readyAfterMs = 1_000;
    const [delivery] = await underWay(shop());
    await plane.restart(2_000);
    expect(await delivery).toMatchObject({ verdict: 'verified', error: undefined });
    await serve(sequence, sequence, sequence);
  }, 60_000);

  it('though the API server asks for patience with every tenth request', async () => {
    let asked = 0;
    api.meddle = ({ path }) => {
      asked += 1;
      if (asked % 10 !== 0 || path.includes('watch=')) return undefined;
      return {
        status: 429,
        headers: { 'retry-after': '1' },
        body: { kind: 'Status', reason: 'TooManyRequests' },
      };
    };
    expect(await deliverShop(shop())).toMatchObject({ verdict: 'verified', error: undefined });
  }, 60_000);

  it('though others keep touching the Lease and the ledger', async () => {
    let conflicts = 0;
    const touch = async (path: string) => {
      const [, namespace = '', resource = '', name = ''] =
        /\/namespaces\/([^/]+)\/(configmaps|leases)\/([^/?]+)/.exec(path) ?? [];
      const [apiVersion, kind] =
        resource === 'leases' ? ['coordination.k8s.io/v1', 'Lease'] : ['v1', 'ConfigMap'];
      const annotations = { 'example.com/touched': String(conflicts) };
      await client.patch({ apiVersion, kind, namespace, name }, { metadata: { annotations } });
    };
    // Four times in a row somebody else is faster.
    const puts = new Map<string, number>();
    api.meddle = async ({ method, path }) => {
      if (method !== 'PUT') return undefined;
      const put = (puts.get(path) ?? 0) + 1;
      puts.set(path, put);
      if (put % 5 === 0) return undefined;
      conflicts += 1;
      await touch(path);
      return undefined;
    };
    expect(await deliverShop(shop())).toMatchObject({ verdict: 'verified', error: undefined });
    expect(conflicts).toBeGreaterThan(10);
  }, 60_000);

  it('though its token runs out during the rollout', async () => {
    let valid = 'first';
    let minted = 0;
    api.meddle = ({ token }) =>
      token === valid ? undefined : { status: 401, body: { kind: 'Status', status: 'Failure', code: 401 } };
    const access: ClusterAccess = {
      server: api.access.server,
      token: async (renew) => {
        if (renew) minted += 1;
        return { value: minted === 0 ? 'first' : 'second', expiresAt: Number.POSITIVE_INFINITY };
      },
    };
    readyAfterMs = 500;
    const [delivery] = await underWay(shop({ access }));
    valid = 'second';
    expect(await delivery).toMatchObject({ verdict: 'verified', error: undefined });
    expect(minted).toBeGreaterThan(0);
  }, 60_000);
});

describe('a cluster that is gone before the delivery', () => {
  const gone = { server: 'http://127.0.0.1:1' };
  const withoutAzure = () =>
    shop({ accessOf: (cluster) => (cluster === 'azure' ? gone : api.access), run: `${sequence + 1}/1` });

  it.each(['all-or-nothing', 'fail-fast'] as const)(
    'stops it before the first write: %s',
    async (onFailure) => {
      const before = await liveDigests();
      const writes = api.writes.length;
      const outcome = await deliverShop(withoutAzure(), { onFailure });
      expect(outcome).toMatchObject({ verdict: 'refused', error: { code: 'CLUSTER_UNREACHABLE' } });
      expect(await liveDigests()).toEqual(before);
      expect(api.writes.slice(writes).filter(({ path }) => !path.includes('/leases'))).toEqual([]);
    },
  );

  it('is left out under continue and by a quorum, and caught up later', async () => {
    expect(await deliverShop(shop())).toMatchObject({ verdict: 'verified' });
    const base = sequence;
    expect(await deliverShop(withoutAzure(), { onFailure: 'continue' })).toMatchObject({
      verdict: 'unreachable',
      error: { code: 'CLUSTER_UNREACHABLE', hint: expect.stringContaining('clusters: azure') },
    });
    await serve(base + 1, base + 1, base);
    const outcome = await deliverShop(withoutAzure(), { onFailure: { quorum: 2 } });
    expect(outcome).toMatchObject({ verdict: 'verified', error: undefined });
    expect(outcome.remainder).toContain('clusters: azure');
    await serve(base + 2, base + 2, base);
    expect((await deliverShop(shop())).verdict).toBe('verified');
    await serve(sequence, sequence, sequence);
  }, 60_000);
});

describe('a cluster that is lost during the delivery', () => {
  /** Cuts one cluster off as soon as the release was written there, for good. */
  async function losing(onFailure: 'all-or-nothing' | { quorum: number }) {
    const cut = await startApiFront(plane.access);
    // What has answered before is asked for a minute, several times over: a cut the server announces is told at once.
    const lost: ReturnType<ApiFront['meddle']> = { status: 403, body: { kind: 'Status', code: 403 } };
    readyAfterMs = 500;
    const accessOf = (cluster: string) => (cluster === 'gcp' ? cut.access : api.access);
    const [delivery] = await underWay(shop({ accessOf }), { onFailure });
    cut.meddle = () => lost;
    const outcome = await delivery;
    await cut.stop();
    // The lost one could not release its lock; nobody wants to wait here until it lapses.
    const lease = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', name: leaseName('shop') };
    await client.delete({ ...lease, namespace: namespaceOf('gcp') });
    return outcome;
  }

  it('brings the others back, and is the loudest verdict itself', async () => {
    const outcome = await losing('all-or-nothing');
    expect(outcome.error).toMatchObject({
      code: 'ROLLBACK_FAILED',
      hint: expect.stringContaining(`clusters: gcp, release: ${sequence - 1}`),
    });
    const before = sequence - 1;
    await serve(before, sequence, before);
    const { entries } = await openLedger(client, namespaceOf('aws'), 'shop').read();
    expect(entries.at(-1)).toMatchObject({ state: 'verified', sequence: before });
  }, 60_000);

  it('is named and leaves the others where they are, where they make the quorum', async () => {
    const outcome = await losing({ quorum: 2 });
    expect(outcome.error).toMatchObject({
      code: 'ROLLBACK_FAILED',
      hint: expect.stringContaining('clusters: gcp,'),
    });
    await serve(sequence, sequence, sequence);
    const states = outcome.clusters.map(({ cluster, verdict }) => `${cluster} ${verdict}`);
    expect(states).toEqual(['aws verified', 'gcp rejected', 'azure verified']);
  }, 120_000);
});

it('nothing was written without a lock that was proven shortly before', () => {
  expect(unprovenWrites(api.writes)).toEqual([]);
});
