import { createHash } from 'node:crypto';
import type { KubeClient } from './client.ts';
import { isOurs } from './managed-fields.ts';
import { groupKind, type KindRef, type KubeObject, objectKey, refOf } from './object.ts';
import { controllerOf } from './pods.ts';

/**
 * What belongs to an application, after KEP-3659 (ApplySet): a parent object says which kinds in which namespaces its
 * members are of, and each member carries the parent's id as a label. https://kep.k8s.io/3659
 */
export const memberLabel = 'applyset.kubernetes.io/part-of';
const idLabel = 'applyset.kubernetes.io/id';
const kindsAnnotation = 'applyset.kubernetes.io/contains-group-kinds';
const namespacesAnnotation = 'applyset.kubernetes.io/additional-namespaces';
const toolingAnnotation = 'applyset.kubernetes.io/tooling';

export interface Owner {
  readonly application: string;
  readonly namespace: string;
}

/** Where members may be. */
export interface Extent {
  /** `Kind.group`, or `Kind` in the core group. */
  readonly kinds: readonly string[];
  /** Namespaces beside the parent's own. */
  readonly namespaces: readonly string[];
}

export interface Inventory {
  readonly extent: Extent;
  readonly members: readonly KubeObject[];
}

export const parentName = (application: string): string => `flotilla-${application}`;

/** The id members carry: `applyset-` + base64url(sha256(NAME.NAMESPACE.KIND.GROUP)) + `-v1`. */
export function applySetId({ application, namespace }: Owner): string {
  const parent = `${parentName(application)}.${namespace}.ConfigMap.`;
  return `applyset-${createHash('sha256').update(parent).digest('base64url')}-v1`;
}

/** Where the application has objects in the cluster; undefined when it was never deployed there. */
export async function readExtent(
  client: KubeClient,
  { namespace, application }: Owner,
): Promise<Extent | undefined> {
  const name = parentName(application);
  const parent = await client.get({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name });
  if (parent === undefined) return undefined;
  return {
    kinds: split(parent.metadata.annotations?.[kindsAnnotation]),
    namespaces: split(parent.metadata.annotations?.[namespacesAnnotation]),
  };
}

/** Reads what the application has in the cluster; undefined when it was never deployed there. */
export async function readInventory(client: KubeClient, owner: Owner): Promise<Inventory | undefined> {
  const { namespace } = owner;
  const extent = await readExtent(client, owner);
  if (extent === undefined) return undefined;
  const served = await client.apiVersions();
  const labelSelector = `${memberLabel}=${applySetId(owner)}`;
  const found = await Promise.all(
    extent.kinds.map(async (wanted) => {
      // A kind that is no longer served took its objects with it.
      const kind = servedKind(served, wanted);
      if (kind === undefined) return [];
      if ((await client.scopeOf(kind)) === 'Cluster') return client.list(kind, { labelSelector });
      const places = [namespace, ...extent.namespaces];
      return (
        await Promise.all(places.map((place) => client.list(kind, { namespace: place, labelSelector })))
      ).flat();
    }),
  );
  return { extent, members: found.flat().filter((object) => !isMadeByController(object)) };
}

/**
 * Controllers copy labels to what they make: EndpointSlices have those of their Service, Certificates of cert-manager
 * those of their Ingress. Such an object is its controller's, unless we apply it too.
 */
const isMadeByController = (object: KubeObject): boolean =>
  controllerOf(object) !== undefined && !(object.metadata.managedFields ?? []).some(isOurs);

/** `Deployment.apps` as the version the server prefers; undefined for a kind it does not serve. */
export function servedKind(served: readonly string[], wanted: string): KindRef | undefined {
  for (const entry of served) {
    const slash = entry.lastIndexOf('/');
    const ref = { apiVersion: entry.slice(0, Math.max(0, slash)), kind: entry.slice(slash + 1) };
    if (slash > 0 && groupKind(ref) === wanted) return ref;
  }
  return undefined;
}

/** Where these objects are. */
export function extentOf(objects: readonly KubeObject[], home: string): Extent {
  const namespaces = objects.map(({ metadata }) => metadata.namespace ?? home);
  return {
    kinds: distinct(objects.map(groupKind)),
    namespaces: distinct(namespaces).filter((namespace) => namespace !== home),
  };
}

export const union = (a: Extent, b: Extent): Extent => ({
  kinds: distinct([...a.kinds, ...b.kinds]),
  namespaces: distinct([...a.namespaces, ...b.namespaces]),
});

export const isSameExtent = (a: Extent | undefined, b: Extent): boolean =>
  a?.kinds.join() === b.kinds.join() && a.namespaces.join() === b.namespaces.join();

/** Writes the parent. Before an apply it names old and new places, after pruning the new ones only. */
export async function writeInventory(client: KubeClient, owner: Owner, extent: Extent): Promise<void> {
  await client.apply(
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: parentName(owner.application),
        namespace: owner.namespace,
        labels: { [idLabel]: applySetId(owner) },
        annotations: {
          [toolingAnnotation]: 'flotilla/v1',
          [kindsAnnotation]: extent.kinds.join(','),
          [namespacesAnnotation]: extent.namespaces.join(','),
        },
      },
    },
    { force: true },
  );
}

/** Forgets an application of which nothing is left. */
export const deleteInventory = (client: KubeClient, { application, namespace }: Owner): Promise<void> =>
  client.delete({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name: parentName(application) });

/**
 * Members that are not among the wanted objects any more, except what is never pruned: what holds data or others, the
 * kinds in `keep` (`Secret`, `StatefulSet.apps`), and what the chart itself wants kept, as Helm knows it.
 */
export function obsolete(
  members: readonly KubeObject[],
  wanted: readonly KubeObject[],
  keep: readonly string[] = [],
): KubeObject[] {
  const keys = new Set(wanted.map((object) => objectKey(refOf(object))));
  const isKept = (member: KubeObject) =>
    keptKinds.has(groupKind(member)) ||
    keep.includes(groupKind(member)) ||
    keep.includes(member.kind) ||
    isToBeKept(member);
  return members.filter((member) => !keys.has(objectKey(refOf(member))) && !isKept(member));
}

/** Whether the chart wants the object to outlive its release: https://helm.sh/docs/howto/charts_tips_and_tricks */
export const isToBeKept = ({ metadata }: KubeObject): boolean =>
  metadata.annotations?.['helm.sh/resource-policy'] === 'keep';

/** Kinds that hold data or other objects: never pruned, and nothing of them is taken back by force. */
export const keptKinds: ReadonlySet<string> = new Set([
  'CustomResourceDefinition.apiextensions.k8s.io',
  'Namespace',
  'PersistentVolume',
  'PersistentVolumeClaim',
]);

const split = (text = ''): string[] => text.split(',').filter((entry) => entry !== '');
const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort();
