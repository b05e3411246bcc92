import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Strategy, strategy as strategySchema } from '../../../src/fleet/strategy.ts';
import type { KubeClient } from '../../../src/kube/client.ts';
import { at, textAt } from '../../../src/kube/fields.ts';
import { releaseLease } from '../../../src/kube/lease.ts';
import { openLedger } from '../../../src/rollout/ledger.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { randomFrom, seedOfRun } from '../../support/random.ts';
import { type ControlPlane, poll, startControlPlane } from '../kube/control-plane.ts';
import { type Behaviour, type Kubelet, running, startKubelet } from '../kube/kubelet.ts';
import { silentLog } from '../kube/silent-log.ts';
import { type ApiFront, startApiFront, unprovenWrites } from './api-front.ts';
import { deliverShop, digestOf, namespaceOf, openShop, releaseOf, startFront } from './shop.ts';
import { cancelAsRunner, spawnDelivery } from './spawn-delivery.ts';

/*
 * Deliveries that are cut short: cancelled as the runner does it, and killed at random moments. FLOTILLA_SEED repeats
 * a series of kills, FLOTILLA_KILLS its length.
 */

const kills = Number(process.env['FLOTILLA_KILLS'] ?? 10);
const seed = seedOfRun();

/** Two are enough to be cut short between, and faster on few cores. */
const clusters = ['aws', 'gcp'];
const strategies = [
  { kind: 'rolling' },
  { kind: 'blue-green', window: '200ms' },
  { kind: 'canary', steps: [{ weight: 50, pause: '200ms' }] },
].map((one) => strategySchema.parse(one));

let plane: ControlPlane;
let client: KubeClient;
let kubelets: Kubelet[];
let app: { server: Server; url: string };
let api: ApiFront;

/** Pods of this release never become Ready. */
let stuckAt = 0;
const behave: Behaviour = (pod) =>
  (textAt(pod, 'spec', 'containers', 0, 'image') ?? '').endsWith(digestOf(stuckAt))
    ? undefined
    : running()(pod);

beforeAll(async () => {
  plane = await startControlPlane((await toolchain()).bin);
  client = plane.client();
  app = await startFront(client);
  api = await startApiFront(plane.access);
  await client.apply({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'node' } });
  kubelets = clusters.map((cluster) =>
    startKubelet(plane.client(), plane.access, namespaceOf(cluster), 'node'),
  );
  for (const kubelet of kubelets) kubelet.behave('web', behave);
  expect(await deliver(1, '1/1')).toMatchObject({ verdict: 'verified' });
}, 60_000);
afterAll(async () => {
  app?.server.close();
  await Promise.all((kubelets ?? []).map((kubelet) => kubelet.stop()));
  await api?.stop();
  await plane?.stop();
});

const deliver = (sequence: number, run: string, strategy: Strategy = { kind: 'rolling' }) =>
  deliverShop(
    { access: api.access, sequence, front: app.url, run, log: silentLog, strategy, only: clusters },
    { byHand: true },
  );

const web = (cluster: string) =>
  client.get({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace: namespaceOf(cluster) });
const liveDigests = () =>
  Promise.all(
    clusters.map(
      async (cluster) =>
        textAt(await web(cluster), 'spec', 'template', 'spec', 'containers', 0, 'image')?.split('@')[1],
    ),
  );
const history = async (cluster: string) => {
  const { entries } = await openLedger(client, namespaceOf(cluster), 'shop').read();
  return entries.map(({ state, sequence }) => `${state} ${sequence}`);
};
const holderOf = async (cluster: string) => {
  const lease = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', name: 'flotilla-shop' };
  return textAt(await client.get({ ...lease, namespace: namespaceOf(cluster) }), 'spec', 'holderIdentity');
};

/** What there is of the application that has to do with traffic: at rest exactly what it renders. */
const standing = async (cluster: string) => {
  const namespace = namespaceOf(cluster);
  const deployments = await client.list({ apiVersion: 'apps/v1', kind: 'Deployment' }, { namespace });
  const services = await client.list({ apiVersion: 'v1', kind: 'Service' }, { namespace });
  return [
    ...deployments.map(({ metadata }) => metadata.name),
    ...services.map((one) => at(one, 'spec', 'selector')),
  ];
};

/** Begins a delivery whose pods never become Ready, and waits until it is under way everywhere. */
async function underWay(sequence: number, onCancel: 'leave' | 'rollback') {
  stuckAt = sequence;
  const run = `${sequence}/1`;
  const strategy = 'rolling';
  const child = await spawnDelivery(api.access, {
    sequence,
    front: app.url,
    run,
    onCancel,
    strategy,
    only: clusters,
  });
  await poll(async () => {
    const live = await liveDigests();
    if (live.some((digest) => digest !== digestOf(sequence))) throw new Error('not under way');
  });
  return child;
}

describe('a job that is cancelled', () => {
  it('writes nothing more but interrupted, and lets go of its locks, within the runner’s ten seconds', async () => {
    const child = await underWay(2, 'leave');
    const asked = Date.now();
    expect(await cancelAsRunner(child)).toBeLessThan(10_000);
    expect(await child.gone).toBe(1);
    const late = api.writes
      .filter(({ at }) => at >= asked)
      .map(({ path }) => path.split('?')[0]?.split('/').at(-1));
    expect(new Set(late)).toEqual(new Set(['flotilla-ledger-shop', 'flotilla-shop']));
    for (const cluster of clusters) {
      expect((await history(cluster)).at(-1)).toBe('interrupted 2');
      expect(await holderOf(cluster)).toBeUndefined();
    }
  }, 60_000);

  it('goes back in the same time where the environment wants that', async () => {
    const child = await underWay(3, 'rollback');
    expect(await cancelAsRunner(child)).toBeLessThan(10_000);
    expect(await liveDigests()).toEqual(Array(clusters.length).fill(digestOf(1)));
    for (const cluster of clusters) {
      expect((await history(cluster)).slice(-3)).toEqual(['interrupted 3', 'started 1', 'verified 1']);
      expect(await holderOf(cluster)).toBeUndefined();
    }
  }, 60_000);
});

describe('a job that is killed', () => {
  it(`converges when run again, at ${kills} random moments (FLOTILLA_SEED=${seed})`, async () => {
    console.log(`kills: FLOTILLA_SEED=${seed}`);
    stuckAt = 0;
    const random = randomFrom(seed);
    const began = Date.now();
    expect((await deliver(10, '10/1')).verdict).toBe('verified');
    // A delivery in a process of its own starts up first; kills fall anywhere in what it takes.
    const span = (Date.now() - began) * 2 + 500;
    for (let kill = 1; kill <= kills; kill++) {
      const sequence = 10 + kill;
      const [after, abandoned] = [random() * span, random() < 0.1];
      const strategy = strategies[kill % strategies.length];
      const run = `${sequence}/1`;
      const child = await spawnDelivery(api.access, {
        sequence,
        front: app.url,
        run,
        strategy,
        only: clusters,
      });
      await sleep(after);
      child.kill('SIGKILL');
      const killed = (await child.gone) === null;
      // The runner starts the post step of a step that was killed, unless it died with it.
      if (!abandoned) await postStep(run);
      const outcome = await deliver(sequence, `${sequence}/2`, strategy);
      console.log(
        `kill ${kill}, ${strategy?.kind}, after ${Math.round(after)} ms: ${killed ? 'killed' : 'too late'}`,
      );
      expect({ sequence, ...outcome, clusters: [] }).toMatchObject({ verdict: 'verified', error: undefined });
      expect(await liveDigests()).toEqual(Array(clusters.length).fill(digestOf(sequence)));
      for (const cluster of clusters) {
        expect((await history(cluster)).at(-1)).toBe(`verified ${sequence}`);
        expect(await holderOf(cluster)).toBeUndefined();
        expect(await standing(cluster)).toEqual(['web', { app: 'web' }]);
      }
    }
  }, 3_600_000);

  it('wrote nothing without a lock that was proven shortly before', () => {
    expect(api.writes.length).toBeGreaterThan(50);
    expect(unprovenWrites(api.writes)).toEqual([]);
  });
});

describe('every single write', () => {
  it.each(strategies.map((strategy, index) => ({ ...strategy, strategy, sequence: 1001 + index })))(
    'asks for the lock before: $kind',
    async ({ strategy, sequence }) => {
      const shop = { access: api.access, sequence, front: app.url, run: `${sequence}/1`, log: silentLog };
      const { targets, close } = openShop({ ...shop, strategy });
      const [target] = targets;
      if (target === undefined) throw new Error('no cluster');
      const never = new AbortController().signal;
      const objects = await target.render(never);
      const plan = await target.planForward({ release: releaseOf(sequence), objects });
      let permits = 0;
      let writes = 0;
      const unasked: string[] = [];
      api.meddle = ({ method, path }) => {
        if (method === 'GET' || path.includes('dryRun')) return undefined;
        writes += 1;
        permits -= 1;
        if (permits < 0) unasked.push(`${method} ${path}`);
        return undefined;
      };
      const guard = async () => {
        permits += 1;
      };
      for (const step of ['apply', 'rollOut', 'complete'] as const) {
        permits = 0;
        await plan[step](guard, never);
      }
      permits = 0;
      await target.tidy(guard, never);
      api.meddle = () => undefined;
      await close();
      expect(unasked).toEqual([]);
      expect(writes).toBeGreaterThan(0);
    },
    60_000,
  );
});

async function postStep(run: string): Promise<void> {
  await Promise.all(
    clusters.map((cluster) => {
      const namespace = namespaceOf(cluster);
      const holder = `acme/shop/${run}#${cluster}`;
      return releaseLease(client, { namespace, name: 'flotilla-shop', holder, run: '' });
    }),
  );
}
