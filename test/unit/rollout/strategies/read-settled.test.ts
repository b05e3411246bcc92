import { beforeEach, describe, expect, it } from '@jest/globals';
import { type KubeObject, refOf } from '../../../../src/kube/object.ts';
import { trackDeployment } from '../../../../src/kube/tracks.ts';
import { readSettled } from '../../../../src/rollout/strategies/read-settled.ts';
import { hastyClock } from '../../../support/manual-clock.ts';
import { type MemoryClient, memoryClient } from '../../../support/memory-client.ts';

const owner = { application: 'shop', namespace: 'shop' };
const signal = new AbortController().signal;

const worker: KubeObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    ...{ name: 'worker', namespace: 'shop', uid: 'worker-uid', generation: 4 },
    annotations: { 'deployment.kubernetes.io/revision': '2' },
  },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'worker' } },
    template: { metadata: { labels: { app: 'worker' } } },
  },
  status: { observedGeneration: 3, readyReplicas: 1 },
};

const replicaSet: KubeObject = {
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: {
    ...{ name: 'worker-5d', namespace: 'shop', labels: { 'pod-template-hash': '5d' } },
    annotations: { 'deployment.kubernetes.io/revision': '2' },
    ownerReferences: [{ kind: 'Deployment', name: 'worker', uid: 'worker-uid', controller: true }],
  },
  status: { readyReplicas: 1 },
};

describe('what shifts of an application', () => {
  let client: MemoryClient;
  beforeEach(async () => {
    client = memoryClient();
    const canary = trackDeployment(worker, 'canary', owner, 1);
    for (const object of [worker, replicaSet, canary]) await client.create(object);
  });

  const read = () => readSettled(client, owner, { clock: hastyClock(), signal }, ['shop']);

  it('is waited for while a controller has not seen the last change of a workload', async () => {
    let asked = 0;
    const get = client.get;
    client.get = async (ref) => {
      const live = await get(ref);
      if (live === undefined || ref.name !== refOf(worker).name) return live;
      asked += 1;
      return asked < 3 ? live : { ...live, status: { ...Object(live.status), observedGeneration: 4 } };
    };
    const { workloads } = await read();
    expect(workloads).toMatchObject([{ own: { hash: '5d', ready: 1 } }]);
  });

  it('is given as it is where the controller does not work', async () => {
    const { workloads } = await read();
    expect(workloads).toMatchObject([{ workload: { metadata: { name: 'worker' } }, own: undefined }]);
  });
});
