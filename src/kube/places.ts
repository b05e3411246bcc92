import type { KindRef } from './client.ts';
import type { Place } from './feed.ts';
import { textAt } from './fields.ts';
import { hasReplicaSets } from './foreign-status.ts';
import { groupKind, type KubeObject } from './object.ts';
import { isBuiltin } from './status.ts';

/** Kinds whose state says something after they were written. */
const waitedFor = new Set([
  'APIService.apiregistration.k8s.io',
  'CustomResourceDefinition.apiextensions.k8s.io',
  'DaemonSet.apps',
  'Deployment.apps',
  'Job.batch',
  'PersistentVolumeClaim',
  'Pod',
  'ReplicaSet.apps',
  'StatefulSet.apps',
]);
const replicaSets: KindRef = { apiVersion: 'apps/v1', kind: 'ReplicaSet' };
const pods: KindRef = { apiVersion: 'v1', kind: 'Pod' };
/** What the cluster complains of; whoever may not read it is told less and later. */
const warnings = { apiVersion: 'v1', kind: 'Event', fieldSelector: 'type=Warning', optional: true };

/** Whether a rollout waits for such an object. */
export function isWaitedFor(object: KubeObject): boolean {
  if (object.kind === 'Service') return textAt(object, 'spec', 'type') === 'LoadBalancer';
  return waitedFor.has(groupKind(object)) || !isBuiltin(object);
}

/** What to watch: the objects themselves, and the ReplicaSets and pods their controllers make. */
export const placesOf = (objects: readonly KubeObject[]): Place[] =>
  objects.flatMap((object) => {
    const { apiVersion, kind, metadata } = object;
    const { namespace } = metadata;
    return [
      { apiVersion, kind, namespace },
      ...(hasReplicaSets(object) ? [{ ...replicaSets, namespace }] : []),
      ...(hasPods(object) ? [{ ...pods, namespace }] : []),
    ];
  });

/** Where warnings about them and their pods are. */
export const warningsOf = (objects: readonly KubeObject[]): Place[] =>
  objects.filter(hasPods).map(({ metadata: { namespace } }) => ({ ...warnings, namespace }));

const hasPods = (object: KubeObject): boolean =>
  hasReplicaSets(object) || ['DaemonSet', 'Job', 'ReplicaSet', 'StatefulSet'].includes(object.kind);
