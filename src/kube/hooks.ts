import type { KubeObject } from './object.ts';
import { hideSecrets } from './secret-values.ts';

const hookAnnotation = 'helm.sh/hook';

/** When a hook runs: before anything of the release is written, or after its rollout is done. */
export type HookPhase = 'pre' | 'post';
/** What is being done with the release. */
export type Operation = 'install' | 'upgrade' | 'rollback';

/** An object the chart wants run beside the release (https://helm.sh/docs/topics/charts_hooks). */
export interface Hook {
  readonly object: KubeObject;
  readonly weight: number;
  readonly deletePolicy: readonly string[];
  /** For how long it may run, in milliseconds. */
  readonly timeoutMs: number;
  /** Takes what the release's Secrets hold out of what the hook says. */
  readonly hide: (text: string) => string;
}

/** Helm's own default. */
const usualMs = 300_000;

/**
 * Helm's order of kinds (InstallOrder of its releaseutil). The waves of order.ts do not do: objects of one wave are
 * written at the same time, hooks one after the other.
 */
const installOrder = [
  'PriorityClass',
  'Namespace',
  'NetworkPolicy',
  'ResourceQuota',
  'LimitRange',
  'PodSecurityPolicy',
  'PodDisruptionBudget',
  'ServiceAccount',
  'Secret',
  'SecretList',
  'ConfigMap',
  'StorageClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'CustomResourceDefinition',
  'ClusterRole',
  'ClusterRoleList',
  'ClusterRoleBinding',
  'ClusterRoleBindingList',
  'Role',
  'RoleList',
  'RoleBinding',
  'RoleBindingList',
  'Service',
  'DaemonSet',
  'Pod',
  'ReplicationController',
  'ReplicaSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'StatefulSet',
  'Job',
  'CronJob',
  'IngressClass',
  'Ingress',
  'APIService',
];
const rankOf = new Map(installOrder.map((kind, rank) => [kind, rank]));

const eventsOf = ({ metadata }: KubeObject): string[] =>
  (metadata.annotations?.[hookAnnotation] ?? '')
    .split(',')
    .map((event) => event.trim())
    .filter((event) => event !== '');

export const isHook = (object: KubeObject): boolean => eventsOf(object).length > 0;

/** `helm test` pods: the suite has its own smoke tests, and these never belong to a release. */
export const isTestHook = (object: KubeObject): boolean =>
  isHook(object) && eventsOf(object).every((event) => event === 'test' || event.startsWith('test-'));

/** The hooks of one phase among all objects of a release, in the order Helm runs them: by weight, then name, then kind. */
export function hooksFor(
  objects: readonly KubeObject[],
  phase: HookPhase,
  operation: Operation,
  timeoutMs = usualMs,
): Hook[] {
  const hide = hideSecrets(objects);
  return objects
    .filter((object) => eventsOf(object).includes(`${phase}-${operation}`))
    .map((object) => {
      const policy =
        object.metadata.annotations?.[`${hookAnnotation}-delete-policy`] ?? 'before-hook-creation';
      return {
        object,
        weight: Number(object.metadata.annotations?.[`${hookAnnotation}-weight`] ?? 0) || 0,
        deletePolicy: policy.split(',').map((entry) => entry.trim()),
        timeoutMs,
        hide,
      };
    })
    .sort((a, b) => a.weight - b.weight || compare(a.object, b.object));
}

/**
 * Charts give a ServiceAccount, its Roles and their bindings one name, and the Job that needs them that name with a
 * suffix: by name, then by kind the Job comes last. Kinds Helm does not know come after those it knows, by kind.
 */
function compare(a: KubeObject, b: KubeObject): number {
  const rank = ({ kind }: KubeObject) => rankOf.get(kind) ?? installOrder.length;
  return byText(a.metadata.name, b.metadata.name) || rank(a) - rank(b) || byText(a.kind, b.kind);
}

/** By code units: an order that no locale changes. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
