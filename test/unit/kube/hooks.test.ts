import { expect, it } from '@jest/globals';
import { hooksFor } from '../../../src/kube/hooks.ts';
import type { KubeObject } from '../../../src/kube/object.ts';

const hook = (kind: string, name: string, weight?: string): KubeObject => ({
  apiVersion: 'v1',
  kind,
  metadata: {
    name,
    annotations: { 'helm.sh/hook': 'pre-install', ...(weight ? { 'helm.sh/hook-weight': weight } : {}) },
  },
});

const order = (...objects: KubeObject[]) =>
  hooksFor(objects, 'pre', 'install').map(({ object }) => `${object.kind} ${object.metadata.name}`);

it('runs the Job of ingress-nginx after the account and the rights it needs', () => {
  const name = 'ingress-nginx-admission';
  expect(
    order(
      hook('Job', `${name}-create`),
      hook('RoleBinding', name),
      hook('Role', name),
      hook('ClusterRoleBinding', name),
      hook('ClusterRole', name),
      hook('ServiceAccount', name),
    ),
  ).toEqual([
    `ServiceAccount ${name}`,
    `ClusterRole ${name}`,
    `ClusterRoleBinding ${name}`,
    `Role ${name}`,
    `RoleBinding ${name}`,
    `Job ${name}-create`,
  ]);
});

it('runs hooks of one weight by name first, whatever their kinds', () => {
  expect(order(hook('ConfigMap', 'b'), hook('Job', 'a'), hook('ServiceAccount', 'a'))).toEqual([
    'ServiceAccount a',
    'Job a',
    'ConfigMap b',
  ]);
});

it('runs hooks by weight before anything else', () => {
  expect(order(hook('ServiceAccount', 'a'), hook('Job', 'b', '-5'))).toEqual(['Job b', 'ServiceAccount a']);
});

it('runs kinds Helm does not know last, by their names', () => {
  expect(
    order(hook('Widget', 'a'), hook('Gadget', 'a'), hook('APIService', 'a'), hook('Service', 'a')),
  ).toEqual(['Service a', 'APIService a', 'Gadget a', 'Widget a']);
});
