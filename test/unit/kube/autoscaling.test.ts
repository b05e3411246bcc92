import { expect, it } from '@jest/globals';
import {
  applyAutoscaled,
  findAutoscaled,
  isAutoscaled,
  yieldReplicas,
} from '../../../src/kube/autoscaling.ts';
import type { KubeClient, KubeObject } from '../../../src/kube/client.ts';
import { numberAt } from '../../../src/kube/fields.ts';
import { KubeStatusError } from '../../../src/kube/status-error.ts';
import { workload } from './objects.ts';

const scaler = (kind: string, name: string, target: object): KubeObject => ({
  apiVersion: kind === 'ScaledObject' ? 'keda.sh/v1alpha1' : 'autoscaling/v2',
  kind,
  metadata: { name, namespace: 'shop' },
  spec: { scaleTargetRef: { ...target } },
});

it('leaves replicas to HPAs that are there and to KEDA’s that come along, and to nobody else', async () => {
  // KEDA makes an HPA of its own for each ScaledObject that is there.
  const live = [scaler('HorizontalPodAutoscaler', 'keda-hpa-web', { kind: 'Deployment', name: 'web' })];
  // Nothing but this is asked of a client here.
  const client = { list: async () => live } as unknown as KubeClient;
  const coming = [scaler('ScaledObject', 'queue', { name: 'queue' })];
  const autoscaled = await findAutoscaled(client, coming, ['shop']);
  expect([...autoscaled]).toEqual(['Deployment/shop/queue', 'Deployment/shop/web']);
  const replicas = (name: string) => {
    const of = (count: number) => workload('Deployment', { replicas: count }, {}, { name });
    const object = of(2);
    const sent = isAutoscaled(object, autoscaled) ? yieldReplicas(object, of(7)) : object;
    return numberAt(sent, 'spec', 'replicas');
  };
  expect(['web', 'queue', 'other'].map(replicas)).toEqual([7, 7, 2]);
});

/** `spec.replicas` is owned by these field managers, the last one through the scale subresource. */
const ownedBy = (replicas: number, ...managers: readonly string[]): KubeObject => {
  const web = workload('Deployment', { replicas }, {}, { name: 'web' });
  const managedFields = managers.map((manager) => ({
    manager,
    ...(manager === 'flotilla' ? { operation: 'Apply' } : { operation: 'Update' }),
    ...(manager === 'kube-controller-manager' ? { subresource: 'scale' } : {}),
    fieldsV1: { 'f:spec': { 'f:replicas': {} } },
  }));
  return { ...web, metadata: { ...web.metadata, managedFields } };
};

it.each([
  ['we alone', ['flotilla'], 10],
  ['Helm, which we take over from', ['helm'], 10],
  ['the autoscaler', ['kube-controller-manager'], undefined],
  ['the autoscaler as well', ['flotilla', 'kube-controller-manager'], undefined],
])('keeps the number of a workload whose chart names none any more, owned by: %s', (_who, managers, sent) => {
  const { replicas: _none, ...spec } = Object(ownedBy(10).spec);
  const wanted = { ...ownedBy(10), spec };
  expect(numberAt(yieldReplicas(wanted, ownedBy(10, ...managers)), 'spec', 'replicas')).toBe(sent);
});

it('writes the number of the moment, however often an autoscaler changes it meanwhile', async () => {
  const numbers = [3, 4, 5];
  const sent: unknown[] = [];
  const client = {
    get: async () => ownedBy(numbers[sent.length] ?? 0, 'kube-controller-manager'),
    apply: async (object: KubeObject) => {
      sent.push(numberAt(object, 'spec', 'replicas'));
      if (sent.length < 3) throw conflict('.spec.replicas');
      return object;
    },
    // Nothing else is asked of a client here.
  } as unknown as KubeClient;
  await applyAutoscaled(client, ownedBy(2), { force: false });
  expect(sent).toEqual([3, 4, 5]);
});

it('retries no conflict about anything else', async () => {
  let tries = 0;
  const client = {
    get: async () => ownedBy(3, 'kube-controller-manager'),
    apply: async () => {
      tries += 1;
      throw conflict('.spec.template.spec.containers[name="web"].image');
    },
    // Nothing else is asked of a client here.
  } as unknown as KubeClient;
  await expect(applyAutoscaled(client, ownedBy(2), { force: false })).rejects.toThrow('conflict');
  expect(tries).toBe(1);
});

const conflict = (field: string) =>
  new KubeStatusError({
    ...{ where: 'aws', status: 409, reason: 'Conflict', said: 'conflict' },
    causes: [{ reason: 'FieldManagerConflict', message: 'conflict with "kube-controller-manager"', field }],
  });
