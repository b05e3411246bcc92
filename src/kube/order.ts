import { groupKind, type KubeObject } from './object.ts';

/**
 * What is applied before what. A wave's objects do not need each other; custom resources and everything unknown come
 * after the workloads, and what can block other writes comes last.
 */
const waves: readonly (readonly string[])[] = [
  ['Namespace'],
  // A Secret with the token of an account that is not there yet is deleted by its controller.
  ['CustomResourceDefinition.apiextensions.k8s.io', 'ServiceAccount'],
  [
    'ClusterRole.rbac.authorization.k8s.io',
    'ConfigMap',
    'LimitRange',
    'NetworkPolicy.networking.k8s.io',
    'PersistentVolume',
    'PersistentVolumeClaim',
    'PriorityClass.scheduling.k8s.io',
    'ResourceQuota',
    'Role.rbac.authorization.k8s.io',
    'Secret',
    'StorageClass.storage.k8s.io',
  ],
  ['ClusterRoleBinding.rbac.authorization.k8s.io', 'RoleBinding.rbac.authorization.k8s.io', 'Service'],
  [
    'CronJob.batch',
    'DaemonSet.apps',
    'Deployment.apps',
    'Job.batch',
    'Pod',
    'ReplicaSet.apps',
    'ReplicationController',
    'StatefulSet.apps',
  ],
  [],
  [
    'APIService.apiregistration.k8s.io',
    'MutatingWebhookConfiguration.admissionregistration.k8s.io',
    'ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io',
    'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
  ],
];

const unknownWave = waves.findIndex((kinds) => kinds.length === 0);
const waveOf = new Map(waves.flatMap((kinds, wave) => kinds.map((kind) => [kind, wave] as const)));

/** The wave an object is applied in; lower ones first. Pruning goes the other way. */
export const waveNumber = (object: Pick<KubeObject, 'apiVersion' | 'kind'>): number =>
  waveOf.get(groupKind(object)) ?? unknownWave;

/** Entries in waves by the object each is about, empty waves left out; the order within a wave is kept. */
export function inWaves<T>(
  entries: readonly T[],
  about: (entry: T) => Pick<KubeObject, 'apiVersion' | 'kind'>,
): T[][] {
  const sorted: T[][] = waves.map(() => []);
  for (const entry of entries) sorted[waveNumber(about(entry))]?.push(entry);
  return sorted.filter((wave) => wave.length > 0);
}
