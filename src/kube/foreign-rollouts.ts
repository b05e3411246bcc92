import type { KindRef, KubeClient } from './client.ts';
import { textAt } from './fields.ts';
import { argoRolloutStatus, flaggerStatus, isArgoRollout } from './foreign-status.ts';
import { writtenAt } from './managed-fields.ts';
import { groupKind, type KubeObject, objectKey, refOf } from './object.ts';
import type { ObjectStatus } from './object-status.ts';
import { isKubeStatus } from './status-error.ts';

/** Rollouts that another controller in the cluster carries out: those of Argo Rollouts and Flagger. */
export interface ForeignRollouts {
  /** The objects that say how they stand, whether of the release or not. */
  readonly objects: readonly KubeObject[];
  /** Whether such a controller decides over the workload's pods: how many there are, and which of them serve. */
  owns(workload: KubeObject): boolean;
  /** How far one of `objects`, or any Rollout, is; undefined for every other object. */
  statusOf(live: KubeObject, elapsedMs: number): ObjectStatus | undefined;
}

/** Kinds of such controllers, and where each names the workload it decides over, if that is another object. */
const kinds: readonly { readonly kind: KindRef; readonly target: string }[] = [
  { kind: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' }, target: 'workloadRef' },
  { kind: { apiVersion: 'flagger.app/v1beta1', kind: 'Canary' }, target: 'targetRef' },
];

/**
 * Those that concern the given objects: they are among them, or name one of them as their target. A cluster that
 * knows no such kind, or does not let us read it, has none but the release's own.
 */
export async function findForeignRollouts(
  client: KubeClient,
  objects: readonly KubeObject[],
): Promise<ForeignRollouts> {
  const own = new Set(objects.map((object) => objectKey(refOf(object))));
  const named = new Set(objects.map((object) => targetKey(object.kind, object)));
  const namespaces = [
    ...new Set(objects.flatMap(({ kind, metadata }) => (targets.has(kind) ? [metadata.namespace] : []))),
  ];
  const live = await Promise.all(kinds.map(({ kind }) => listKind(client, kind, namespaces)));
  const others = live.flat().filter((object) => {
    const target = targetOf(object);
    return !own.has(objectKey(refOf(object))) && target !== undefined && named.has(target);
  });
  const found = [...objects.filter((object) => kindOf(object) !== undefined), ...others];
  const owned = new Set(found.map(targetOf));
  const written = new Map(objects.map((object) => [targetKey(object.kind, object), writtenAt(object)]));
  return {
    objects: found,
    owns: (workload) => owned.has(targetKey(workload.kind, workload)),
    statusOf: (object, elapsedMs) => {
      if (isArgoRollout(object)) return argoRolloutStatus(object);
      if (groupKind(object) !== 'Canary.flagger.app') return undefined;
      return flaggerStatus(object, written.get(targetOf(object) ?? ''), elapsedMs);
    },
  };
}

/** What their targets may be. */
const targets = new Set(['Deployment', 'DaemonSet']);

const kindOf = (object: KubeObject) => kinds.find(({ kind }) => groupKind(kind) === groupKind(object));

/** `KIND/NAMESPACE/NAME` of the workload it decides over; undefined for a Rollout that is its own. */
function targetOf(object: KubeObject): string | undefined {
  const field = kindOf(object)?.target;
  const name = field === undefined ? undefined : textAt(object, 'spec', field, 'name');
  if (field === undefined || name === undefined) return undefined;
  const { namespace } = object.metadata;
  return targetKey(textAt(object, 'spec', field, 'kind') ?? 'Deployment', { metadata: { name, namespace } });
}

const targetKey = (
  kind: string,
  { metadata }: { readonly metadata: { readonly name: string; readonly namespace?: string | undefined } },
): string => `${kind}/${metadata.namespace}/${metadata.name}`;

async function listKind(
  client: KubeClient,
  kind: KindRef,
  namespaces: readonly (string | undefined)[],
): Promise<KubeObject[]> {
  if (namespaces.length === 0) return [];
  // Not by asking for the kind, which most clusters do not have and would be asked for again and again.
  if (!(await client.apiVersions()).includes(`${kind.apiVersion}/${kind.kind}`)) return [];
  const lists = namespaces.map((namespace) =>
    client.list(kind, { namespace }).catch((error: unknown) => {
      if (isKubeStatus(error, 403)) return [];
      throw error;
    }),
  );
  return (await Promise.all(lists)).flat();
}
