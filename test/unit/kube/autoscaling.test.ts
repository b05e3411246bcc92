import { expect, it } from '@jest/globals';
import { findAutoscaled, yieldReplicas } from '../../../src/kube/autoscaling.ts';
import type { KubeClient, KubeObject } from '../../../src/kube/client.ts';
import { numberAt } from '../../../src/kube/fields.ts';
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
    return numberAt(yieldReplicas(of(2), of(7), autoscaled), 'spec', 'replicas');
  };
  expect(['web', 'queue', 'other'].map(replicas)).toEqual([7, 7, 2]);
});
