import { expect, it } from '@jest/globals';
import { type KubeObject, refOf } from '../../../../src/kube/object.ts';
import type { ApplyPlan } from '../../../../src/kube/plan.ts';
import type { Shifting } from '../../../../src/rollout/strategies/shifting.ts';
import { takeStand } from '../../../../src/rollout/strategies/stand.ts';
import { hastyClock } from '../../../support/manual-clock.ts';
import { memoryClient } from '../../../support/memory-client.ts';
import { recordingLog } from '../../../support/recording-log.ts';

const revision = { 'deployment.kubernetes.io/revision': '1' };

const deployment = (replicas: number, image = 'web:1'): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop', uid: 'web-uid', generation: 1, annotations: revision },
  spec: {
    replicas,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image }] } },
  },
  status: { observedGeneration: 1, replicas, readyReplicas: replicas },
});

const replicaSet = (ready: number): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: {
    ...{ name: 'web-5d', namespace: 'shop', labels: { 'pod-template-hash': '5d' }, annotations: revision },
    ownerReferences: [{ kind: 'Deployment', name: 'web', uid: 'web-uid', controller: true }],
  },
  status: { readyReplicas: ready },
});

/** Takes the stand of a plan that was made when there were three pods; what is there now is given. */
async function take(live: KubeObject, ready: number) {
  const client = memoryClient();
  for (const object of [live, replicaSet(ready)]) await client.create(object);
  const applied: KubeObject[] = [];
  client.apply = async (object) => {
    applied.push(object);
    return object;
  };
  const planned = deployment(3);
  const one: Shifting = {
    ref: refOf(planned),
    change: {
      ...{ ref: refOf(planned), action: 'update', diff: '', object: deployment(3, 'web:2'), live: planned },
      ...{ planned, force: false, adopt: false, recreate: false, autoscaled: false },
    },
    live: planned,
    replicas: 3,
    services: [],
  };
  const nowhere = { kinds: [], namespaces: [] };
  const plan: ApplyPlan = {
    ...{ application: 'shop', namespace: 'shop', operation: 'upgrade', createNamespace: false, first: true },
    ...{ changes: [one.change], hooks: { pre: [], post: [] }, risks: [], notes: [] },
    extent: { before: nowhere, during: nowhere, after: nowhere },
  };
  const { log, lines } = recordingLog();
  const signal = new AbortController().signal;
  const writing = { guard: async () => {}, signal, clock: hastyClock(), log };
  const context = { client, clock: writing.clock, log, timeoutMs: 1_000, images: undefined };
  const stand = await takeStand(plan, [one], 'preview', ({ replicas }) => replicas, context, writing);
  return { stand, lines, names: applied.map(({ metadata }) => metadata.name) };
}

it('has as many new pods as serve by now, though an autoscaler added some since the plan', async () => {
  const { stand } = await take(deployment(20), 20);
  expect([...stand.beside.deployments.values()]).toMatchObject([{ spec: { replicas: 20 } }]);
});

it('lets roll what lost its last Ready pod since the plan', async () => {
  const { stand, lines, names } = await take(deployment(3), 0);
  expect(stand.shifting).toEqual([]);
  expect(names).toEqual(['web']);
  expect(lines).toContain('info: web rolls: no pod of it is Ready any more');
});
