import type { KubeClient } from '../kube/client.ts';
import { imagesOf, splitImage } from '../kube/images.ts';
import { readExtent, servedKind } from '../kube/inventory.ts';
import { describeRef, groupOf, type KindRef, type KubeObject, refOf } from '../kube/object.ts';
import type { History } from '../rollout/history.ts';
import { openLedger } from '../rollout/ledger.ts';

/** What one cluster needs of the registries. */
export interface ClusterUse {
  /** `ENVIRONMENT/CLUSTER`, for messages. */
  readonly cluster: string;
  /** Its ledger. */
  readonly history: History;
  /** Every digest that pods run or that any workload names, and one object that does. */
  readonly digests: ReadonlyMap<string, string>;
  /** Images that workloads name by tag alone. */
  readonly tagged: readonly TaggedImage[];
}

export interface TaggedImage {
  /** With host and path. */
  readonly repository: string;
  readonly tag: string;
}

/** Kinds that run pods or keep what they ran before: revisions are what `kubectl rollout undo` goes back to. */
const workloads: readonly KindRef[] = [
  { apiVersion: 'v1', kind: 'Pod' },
  ...['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'ControllerRevision'].map((kind) => ({
    apiVersion: 'apps/v1',
    kind,
  })),
  ...['Job', 'CronJob'].map((kind) => ({ apiVersion: 'batch/v1', kind })),
];

/** Reads an application's ledger, and what runs or may run in its namespaces; writes nothing. */
export async function readCluster(
  client: KubeClient,
  { cluster, namespace, application }: { cluster: string; namespace: string; application: string },
): Promise<ClusterUse> {
  const [{ entries }, extent] = await Promise.all([
    openLedger(client, namespace, application).read(),
    readExtent(client, { namespace, application }),
  ]);
  const kinds = [...workloads, ...(await customKinds(client, extent?.kinds ?? []))];
  const namespaces = [...new Set([namespace, ...(extent?.namespaces ?? [])])];
  const lists = await Promise.all(
    namespaces.flatMap((place) => kinds.map((kind) => client.list(kind, { namespace: place }))),
  );
  const objects = lists.flat();
  return { cluster, history: entries, digests: digestsIn(objects, namespace), tagged: taggedIn(objects) };
}

/** Kinds of the application that are not Kubernetes' own: a Rollout or a ScaledJob has pods to come. */
async function customKinds(client: KubeClient, kinds: readonly string[]): Promise<KindRef[]> {
  const custom = kinds.filter((kind) => {
    const group = kind.slice(kind.indexOf('.') + 1);
    // Groups below x-k8s.io are of the community's own kinds, such as JobSet: those do run pods.
    return kind.includes('.') && group.includes('.') && !group.endsWith('.k8s.io');
  });
  if (custom.length === 0) return [];
  const served = await client.apiVersions();
  const found = custom.map((kind) => servedKind(served, kind)).filter((kind) => kind !== undefined);
  const scopes = await Promise.all(found.map((kind) => client.scopeOf(kind)));
  return found.filter((kind, index) => scopes[index] === 'Namespaced' && groupOf(kind.apiVersion) !== '');
}

/** Whatever looks like a digest, wherever it stands: in a status, a specification, an annotation, a variable. */
function digestsIn(objects: readonly KubeObject[], home: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const object of objects)
    for (const [digest] of JSON.stringify(object).matchAll(/sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128}/g))
      if (!found.has(digest)) found.set(digest, describeRef(refOf(object), home));
  return found;
}

function taggedIn(objects: readonly KubeObject[]): TaggedImage[] {
  return objects.flatMap(imagesOf).flatMap((image) => {
    const { repository, digest } = splitImage(image);
    if (digest !== undefined || repository === '') return [];
    return [{ repository, tag: image.slice(repository.length + 1) || 'latest' }];
  });
}
