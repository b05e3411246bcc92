import type { KubeObject } from '../../../src/kube/object.ts';

/** An object of the apps group with a spec and a status, as its controller would leave it. */
export const workload = (kind: string, spec: object, status: object, metadata: object = {}): KubeObject => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name: 'web', namespace: 'shop', uid: `uid-${kind}`, generation: 2, ...metadata },
  spec: { ...spec },
  status: { observedGeneration: 2, ...status },
});

export const pod = (name: string, status: object, metadata: object = {}): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'shop', uid: `uid-${name}`, ...metadata },
  spec: { containers: [{ name: 'app', image: 'registry.example/web' }] },
  status: { ...status },
});

/** Status of a pod with one container `app`. */
export const container = (status: object): object => ({
  phase: 'Running',
  containerStatuses: [{ name: 'app', ready: false, restartCount: 0, imageID: '', ...status }],
});
