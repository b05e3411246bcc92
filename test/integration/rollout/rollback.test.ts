import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { releaseId } from '../../../src/release/release.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { type ControlPlane, startControlPlane } from '../kube/control-plane.ts';
import { type Kubelet, running, startKubelet } from '../kube/kubelet.ts';
import { type RolledShop, releaseOf, startRolledShop } from './rolled-shop.ts';

const namespace = 'rolled-shop';
const five = { sequence: 5, web: 1, orders: 1 };
const eight = { sequence: 8, web: 2, orders: 2 };

let plane: ControlPlane;
let kubelet: Kubelet;
let shop: RolledShop;

beforeAll(async () => {
  plane = await startControlPlane((await toolchain()).bin);
  kubelet = startKubelet(plane.client(), plane.access, namespace);
  for (const app of ['web', 'orders']) kubelet.behave(app, running());
  shop = await startRolledShop(plane);
  await shop.serve(five);
  await shop.serve(eight);
}, 60_000);
afterAll(async () => {
  await shop?.close();
  await kubelet?.stop();
  await plane?.stop();
});

const history = async () =>
  (await shop.target.ledger.read()).entries.map(({ state, sequence }) => `${state} ${sequence}`);
const podsOf = async (app: string) => {
  const pods = await shop.client.list(
    { apiVersion: 'v1', kind: 'Pod' },
    { namespace, labelSelector: `app=${app}` },
  );
  return pods.map(({ metadata }) => metadata.name).sort();
};
const imageOf = async (name: string) => {
  const live = await shop.client.get({ apiVersion: 'apps/v1', kind: 'Deployment', namespace, name });
  return JSON.stringify(live?.spec).match(/@(sha256:[a-f0-9]{64})/)?.[1];
};

// One story: each part goes on from where the one before it has left the cluster.
describe('the action rollback, with a registry, a cluster and a GitHub that refuses everything', () => {
  it('writes nothing where an image is gone', async () => {
    const key = `shop/orders@${releaseOf(five).services['orders']?.digest}`;
    const image = shop.registry.manifests.get(key);
    shop.registry.manifests.delete(key);
    const { failure } = await shop.rollback({});
    expect(failure).toMatchObject({
      code: 'IMAGE_UNAVAILABLE',
      message: expect.stringMatching(/^local: .*\nshop\/orders@sha256:.*Deployment.*orders/),
    });
    expect(await history()).toEqual(['started 5', 'verified 5', 'started 8', 'verified 8']);
    if (image !== undefined) shop.registry.manifests.set(key, image);
  });

  it('shows the difference first', async () => {
    const before = await history();
    const { verdict, sequence } = await shop.rollback({ dryRun: true });
    expect({ verdict, sequence }).toEqual({ verdict: 'planned', sequence: 5 });
    expect(await history()).toEqual(before);
  });

  it('puts one service back alone and leaves the pods of the other', async () => {
    const [web, orders] = [await podsOf('web'), await podsOf('orders')];
    const outputs = await shop.rollback({ services: ['orders'] });
    expect(outputs).toMatchObject({ verdict: 'verified', sequence: 8, failure: undefined });
    expect(await imageOf('orders')).toBe(releaseOf(five).services['orders']?.digest);
    expect(await imageOf('web')).toBe(releaseOf(eight).services['web']?.digest);
    expect(await podsOf('web')).toEqual(web);
    expect(await podsOf('orders')).not.toEqual(orders);
    const { entries, hold } = await shop.target.ledger.read();
    expect(entries.at(-2)).toMatchObject({ state: 'started', reason: 'with orders of release 5' });
    expect(entries.at(-1)).toMatchObject({ state: 'verified', release: outputs.release });
    expect(hold?.reason).toBe('orders fail');
  });

  it('names by its number what was delivered, not what was put together of it', async () => {
    const { release } = await shop.rollback({ release: '8', dryRun: true });
    const { entries } = await shop.target.ledger.read();
    expect(release).toBe(entries.find(({ sequence }) => sequence === 8)?.release);
  });

  it('restores a whole release exactly: the difference afterwards is empty', async () => {
    const outputs = await shop.rollback({});
    expect(outputs).toMatchObject({ verdict: 'verified', sequence: 5 });
    const { changes } = await shop.target.planBack(await shop.target.store.read(String(outputs.release)));
    expect(changes).toMatchObject({ created: 0, changed: 0, pruned: 0 });
    const settings = { apiVersion: 'v1', kind: 'ConfigMap', namespace, name: 'settings' };
    // What only the newer release had is gone.
    expect(Object.keys((await shop.client.get(settings))?.data ?? {})).toEqual(['of-5', 'release']);
  });

  it('goes across a migration only when told, one that the live release no longer names included', async () => {
    await shop.serve({ sequence: 9, web: 3, orders: 3, migrations: 'drop-column' });
    await shop.serve({ sequence: 10, web: 4, orders: 3 });
    const { failure } = await shop.rollback({ release: '5' });
    expect(failure).toMatchObject({
      code: 'RELEASE_REFUSED',
      message: expect.stringContaining('migrated since release 5 served: drop-column'),
    });
    expect(await history()).toEqual(expect.not.arrayContaining(['rolled-back 10']));
    expect((await shop.rollback({ release: '9' })).verdict).toBe('verified');
    expect((await shop.rollback({ release: '5', acrossMigrations: true })).verdict).toBe('verified');
  });

  it('takes a leg back that serves what failed elsewhere, and leaves one that may stay', async () => {
    const eleven = { sequence: 11, web: 5, orders: 5 };
    await shop.serve(eleven, shop.run);
    const release = releaseId(releaseOf(eleven));
    expect(await shop.settle({ local: 'verified', other: 'verified' }, release)).toMatchObject({
      verdict: 'verified',
      failure: undefined,
    });
    expect((await history()).at(-1)).toBe('verified 11');
    // The other leg's runner died: it left nothing.
    expect(await shop.settle({ local: 'verified' }, release)).toMatchObject({
      verdict: 'rejected',
      results: '{"local":"rejected"}',
      failure: undefined,
    });
    expect((await history()).slice(-4)).toEqual(['rejected 11', 'started 5', 'rolled-back 11', 'verified 5']);
    expect(await imageOf('web')).toBe(releaseOf(five).services['web']?.digest);
  });

  it('warned of the age of the scan, and asked GitHub for nothing', () => {
    expect(shop.lines.join()).toMatch(/warning: release 5 was last scanned \d+ days ago/);
    expect(shop.askedGitHub).toEqual([]);
  });
});
