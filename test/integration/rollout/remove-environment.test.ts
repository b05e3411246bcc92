import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/core/clock.ts';
import { apply } from '../../../src/kube/apply.ts';
import type { KubeClient, KubeObject } from '../../../src/kube/client.ts';
import { applySetId } from '../../../src/kube/inventory.ts';
import { acquireLease } from '../../../src/kube/lease.ts';
import { createNamespace } from '../../../src/kube/namespace.ts';
import { planApply } from '../../../src/kube/plan.ts';
import { trackLabel, trackOwnerLabel } from '../../../src/kube/tracks.ts';
import { openLedger } from '../../../src/rollout/ledger.ts';
import { openManifestStore } from '../../../src/rollout/manifest-store.ts';
import {
  judgeRemoval,
  type RemovalOptions,
  type RemovalPlace,
  removeEnvironment,
} from '../../../src/rollout/remove-environment.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { type ControlPlane, poll, startControlPlane } from '../kube/control-plane.ts';
import { silentLog } from '../kube/silent-log.ts';
import { origin, releaseOf } from './shop.ts';

let plane: ControlPlane;
let client: KubeClient;
let round = 0;
let namespace = '';
const application = 'shop';
const signal = new AbortController().signal;
const writing = { guard: async () => undefined, signal, clock: systemClock, log: silentLog };

beforeAll(async () => {
  const { bin } = await toolchain();
  plane = await startControlPlane(bin);
  client = plane.client();
}, 60_000);
afterAll(() => plane?.stop());
beforeEach(async () => {
  namespace = `removal-${++round}`;
  await createNamespace(client, namespace);
});

const named = (apiVersion: string, kind: string, name: string, more: object = {}): KubeObject => ({
  ...{ apiVersion, kind, metadata: { name } },
  ...more,
});
const template = (app: string) => ({
  metadata: { labels: { app } },
  spec: { containers: [{ name: 'app', image: 'registry.example/app' }] },
});
const claimSpec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Mi' } } };
const objects = [
  named('v1', 'ConfigMap', 'settings', { data: { a: 'b' } }),
  named('v1', 'Service', 'db', { spec: { selector: { app: 'db' }, ports: [{ port: 80 }] } }),
  named('v1', 'PersistentVolumeClaim', 'uploads', { spec: claimSpec }),
  named('apps/v1', 'StatefulSet', 'db', {
    spec: {
      replicas: 1,
      serviceName: 'db',
      selector: { matchLabels: { app: 'db' } },
      template: template('db'),
      volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claimSpec }],
    },
  }),
];

/** An application as a delivery leaves it, without waiting for pods nobody runs. */
async function deliver(rendered: readonly KubeObject[] = objects): Promise<void> {
  await apply(client, await planApply(client, rendered, { application, namespace }), writing);
  const { createdAt: _, ...release } = releaseOf(1);
  await openManifestStore(client, namespace, application).write({
    release: releaseOf(1),
    objects: [...rendered],
  });
  await openLedger(client, namespace, application).append([
    {
      ...{ schemaVersion: 1, release: `sha256:${'a'.repeat(64)}`, application, sequence: release.sequence },
      ...{
        commit: 'c'.repeat(40),
        cluster: 'aws',
        state: 'verified',
        at: '2026-01-01T00:00:00.000Z',
        ...origin,
      },
    },
  ]);
}

const place = (): RemovalPlace => ({
  ...{ cluster: 'aws', log: silentLog, client, application, namespace },
  lock: (waitMs) => {
    const lock = { namespace, name: 'flotilla-shop', holder: 'acme/shop/2/1#x', run: origin.run };
    return acquireLease(client, lock, waitMs, { clock: systemClock, log: silentLog, signal });
  },
});
const removal = (options: Partial<RemovalOptions> = {}) =>
  removeEnvironment(
    [place()],
    {
      ...{ origin, volumes: false, keepLedger: false, dryRun: false, lockWaitMs: 0, patienceMs: 20_000 },
      ...options,
    },
    { clock: systemClock, signal },
  );

const namesOf = async (kind: string, apiVersion = 'v1') =>
  (await client.list({ apiVersion, kind }, { namespace })).map(({ metadata }) => metadata.name);
const members = async () => {
  const labelSelector = `applyset.kubernetes.io/part-of=${applySetId({ application, namespace })}`;
  return client.list({ apiVersion: 'v1', kind: 'ConfigMap' }, { namespace, labelSelector });
};
const namespaceNow = () => client.get({ apiVersion: 'v1', kind: 'Namespace', name: namespace });
const claims = () =>
  poll(async () => {
    const found = await namesOf('PersistentVolumeClaim');
    if (found.length < 2) throw new Error('the controller has not made its claim');
    return found.sort();
  });

describe('an environment that is removed', () => {
  it('is listed first and left as it is', async () => {
    await deliver();
    await claims();
    const [result] = await removal({ dryRun: true });
    expect(result).toMatchObject({
      state: 'planned',
      objects: ['StatefulSet db', 'Service db', 'ConfigMap settings'],
      kept: ['PersistentVolumeClaim uploads', 'PersistentVolumeClaim data-db-0'],
    });
    expect(await members()).toHaveLength(1);
    expect(await namesOf('Lease', 'coordination.k8s.io/v1')).toEqual([]);
  });

  it('leaves what the chart wants kept', async () => {
    const metadata = { name: 'keys', annotations: { 'helm.sh/resource-policy': 'keep' } };
    await deliver([...objects, { apiVersion: 'v1', kind: 'ConfigMap', metadata }]);
    const [result] = await removal({ volumes: true });
    expect(result).toMatchObject({ state: 'removed', kept: ['ConfigMap keys'] });
    expect(await namesOf('ConfigMap')).toContain('keys');
  });

  it('leaves its volumes, and the namespace they are in', async () => {
    await deliver();
    await claims();
    const [result] = await removal();
    expect(result).toMatchObject({ state: 'removed', stuck: [] });
    expect(result?.namespace).toMatch(/stays: it has PersistentVolumeClaim/);
    expect(await claims()).toEqual(['data-db-0', 'uploads']);
    expect(await namesOf('ConfigMap')).toEqual(['kube-root-ca.crt']);
    for (const kind of ['Secret', 'Service', 'Pod']) expect(await namesOf(kind)).toEqual([]);
    expect(await namesOf('Lease', 'coordination.k8s.io/v1')).toEqual([]);
    expect(await removal()).toMatchObject([{ state: 'removed', objects: [] }]);
  });

  it('takes along what a killed run’s strategy left', async () => {
    await deliver();
    const labels = { [trackLabel]: 'preview', [trackOwnerLabel]: applySetId({ application, namespace }) };
    const preview = named('v1', 'Service', 'db-preview', { spec: { ports: [{ port: 80 }] } });
    await client.create({ ...preview, metadata: { name: 'db-preview', namespace, labels } });
    const [result] = await removal();
    expect(result?.objects).toContain('Service db-preview');
    expect(await namesOf('Service')).toEqual([]);
  });

  it('takes volumes and the namespace along where it is told to', async () => {
    await deliver();
    await claims();
    const [result] = await removal({ volumes: true });
    expect(result).toMatchObject({ state: 'removed', namespace: `namespace ${namespace} is deleted` });
    expect(await namespaceNow()).toBeUndefined();
    expect(await removal()).toMatchObject([{ state: 'absent' }]);
  });

  it('leaves a namespace that was there before, or that others live in', async () => {
    await deliver([named('v1', 'ConfigMap', 'settings')]);
    await client.create({
      ...named('v1', 'ConfigMap', 'somebody-elses'),
      metadata: { name: 'somebody-elses', namespace },
    });
    expect((await removal())[0]?.namespace).toMatch(/stays: it has ConfigMap somebody-elses/);
    await client.delete({ apiVersion: 'v1', kind: 'ConfigMap', name: 'somebody-elses', namespace });
    const labels = { 'app.kubernetes.io/managed-by': 'somebody' };
    await client.patch({ apiVersion: 'v1', kind: 'Namespace', name: namespace }, { metadata: { labels } });
    expect((await removal())[0]?.namespace).toMatch(/stays: it was there before/);
    expect(await namespaceNow()).toBeDefined();
  });

  it('keeps its ledger, which says that nothing runs', async () => {
    await deliver();
    await removal({ keepLedger: true });
    const { entries } = await openLedger(client, namespace, application).read();
    expect(entries.map(({ state }) => state)).toEqual(['verified', 'rolled-back']);
  });

  it('names what does not go away with who must act, and goes on later', async () => {
    await deliver();
    const ref = { apiVersion: 'v1', kind: 'Service', name: 'db', namespace };
    await client.patch(ref, { metadata: { finalizers: ['balancers.example/cleanup'] } });
    const stuck = await removal({ patienceMs: 1_500 });
    expect(stuck).toMatchObject([
      {
        state: 'stuck',
        stuck: [
          'Service db waits for the controller of finalizer balancers.example/cleanup (set by flotilla)',
        ],
      },
    ]);
    expect(judgeRemoval(stuck)).toMatchObject({ code: 'REMOVAL_STUCK' });
    // The rest is gone; lock, ledger and inventory are there for the next run.
    expect(await members()).toEqual([]);
    expect((await openLedger(client, namespace, application).read()).entries).toHaveLength(1);
    await client.patch(ref, { metadata: { finalizers: [] } });
    expect(await removal()).toMatchObject([{ state: 'removed' }]);
  });

  it('is refused while a delivery holds the lock', async () => {
    await deliver();
    const lock = { namespace, name: 'flotilla-shop', holder: 'acme/shop/1/1#y', run: 'https://ci.example/7' };
    const held = await acquireLease(client, lock, 0, { clock: systemClock, log: silentLog, signal });
    await expect(removal()).rejects.toMatchObject({
      code: 'CLUSTER_LOCKED',
      message: expect.stringContaining('https://ci.example/7'),
    });
    expect(await members()).toHaveLength(1);
    await held.release();
    expect(await removal()).toMatchObject([{ state: 'removed' }]);
  });
});
