import { beforeEach, describe, expect, it } from '@jest/globals';
import { applySetId, memberLabel } from '../../../../src/kube/inventory.ts';
import { type Json, type KubeObject, objectKey, refOf } from '../../../../src/kube/object.ts';
import { trackDeployment } from '../../../../src/kube/tracks.ts';
import { retreat } from '../../../../src/rollout/strategies/retreat.ts';
import { hastyClock } from '../../../support/manual-clock.ts';
import { type MemoryClient, memoryClient } from '../../../support/memory-client.ts';
import { recordingLog } from '../../../support/recording-log.ts';

const owner = { application: 'shop', namespace: 'shop' };
const place = 'shop-web';

/** One old pod of four is left: the others made room for new ones. */
const web: KubeObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    ...{ name: 'web', namespace: place, uid: 'web-uid', generation: 1 },
    annotations: { 'deployment.kubernetes.io/revision': '1' },
    managedFields: [
      { manager: 'flotilla', operation: 'Apply', fieldsV1: { 'f:spec': { 'f:replicas': {} } } },
    ],
  },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } } },
  },
  status: { observedGeneration: 1, readyReplicas: 1 },
};

const replicaSet: KubeObject = {
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: {
    ...{ name: 'web-5d', namespace: place, labels: { 'pod-template-hash': '5d' } },
    annotations: { 'deployment.kubernetes.io/revision': '1' },
    ownerReferences: [{ kind: 'Deployment', name: 'web', uid: 'web-uid', controller: true }],
  },
  status: { readyReplicas: 1 },
};

const service: KubeObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: place, labels: { [memberLabel]: applySetId(owner) } },
  spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
};

const rules: Json = [{ backendRefs: [{ name: 'web', namespace: place, port: 80 }] }];
const route: KubeObject = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: {
    ...{ name: 'shop', namespace: 'shop' },
    annotations: { 'flotilla.dev/shared': JSON.stringify({ by: applySetId(owner), rules }) },
  },
  spec: { rules: [{ backendRefs: [{ name: 'web-canary', namespace: place, port: 80 }] }] },
};

const inventory: KubeObject = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: {
    ...{ name: 'flotilla-shop', namespace: 'shop' },
    annotations: { 'applyset.kubernetes.io/additional-namespaces': place },
  },
};

describe('a retreat', () => {
  let client: MemoryClient;
  let written: string[];
  beforeEach(async () => {
    client = memoryClient();
    written = [];
    const note = (object: KubeObject, change: KubeObject) => {
      const spec = { ...Object(object.spec), ...Object(change.spec) };
      const { replicas, selector } = spec;
      written.push(`${object.kind} ${JSON.stringify(object.kind === 'Deployment' ? replicas : selector)}`);
      const all = { ...object, ...change, metadata: { ...object.metadata, ...change.metadata }, spec };
      client.objects.set(objectKey(refOf(object)), all);
      return all;
    };
    const known = (ref: KubeObject) => client.objects.get(objectKey(refOf(ref))) ?? ref;
    client.apply = async (object) => note(known(object), object);
    client.patch = async (ref, change) => {
      const object = client.objects.get(objectKey(ref));
      if (object === undefined) throw new Error(`no ${ref.name}`);
      return note(object, change as KubeObject);
    };
    const canary = trackDeployment(web, 'canary', owner, 3);
    canary.metadata.annotations = { ...canary.metadata.annotations, 'flotilla.dev/own-replicas': '4' };
    for (const object of [web, replicaSet, service, inventory, canary]) await client.create(object);
  });

  const begin = () => {
    const { log } = recordingLog();
    const signal = new AbortController().signal;
    return retreat(client, owner, { guard: async () => {}, signal, clock: hastyClock(), log });
  };

  it('has the pods back that made room before they get all requests', async () => {
    const get = client.get;
    let looks = 0;
    client.get = async (ref) => {
      const live = await get(ref);
      if (ref.name !== 'web' || ref.kind !== 'Deployment' || live === undefined) return live;
      looks += 1;
      if (looks === 5) written.push('all are Ready');
      return looks < 5 ? live : { ...live, status: { observedGeneration: 1, readyReplicas: 4 } };
    };
    await begin();
    expect(written).toEqual([
      'Deployment 4',
      'all are Ready',
      'Service {"app":"web","pod-template-hash":"5d"}',
    ]);
  });

  it('does not wait for them longer than users could bear', async () => {
    await begin();
    expect(written).toEqual(['Deployment 4', 'Service {"app":"web","pod-template-hash":"5d"}']);
  });

  it('gives a route of the home namespace back though its workload is in another', async () => {
    await client.create(route);
    await begin();
    expect(client.objects.get(objectKey(refOf(route)))?.spec).toMatchObject({ rules });
  });
});
