import type { KubeClient } from './client.ts';
import { listAt, numberAt, textAt } from './fields.ts';
import { deleteInventory, isToBeKept, type Owner, readInventory } from './inventory.ts';
import { groupKind, type KubeObject, type ObjectRef, objectKey, refOf } from './object.ts';
import { inWaves } from './order.ts';
import { restoreRoutes } from './routes.ts';
import { isKubeStatus } from './status-error.ts';
import { trackSelector } from './tracks.ts';
import { until } from './until.ts';
import { allEnded, permit, type Writing } from './writing.ts';

/** What taking an application out of a cluster would delete, and what it would leave. */
export interface Removal extends Owner {
  /** Everything of it, in the order it goes. */
  readonly objects: readonly KubeObject[];
  /** What holds data, or things of others, or what the chart wants kept. */
  readonly kept: readonly KubeObject[];
  /** Whether there is an inventory to be forgotten. */
  readonly known: boolean;
}

const claim = 'PersistentVolumeClaim';
/** Deleting these would take along what nobody asked for: other people's objects, or every custom resource. */
const foreign = new Set(['CustomResourceDefinition.apiextensions.k8s.io', 'Namespace', 'PersistentVolume']);

/**
 * Finds all that an application has in a cluster, by its inventory. Claims of volumes are kept unless `volumes`, those
 * that its StatefulSets made by themselves included.
 */
export async function planRemoval(client: KubeClient, owner: Owner, volumes: boolean): Promise<Removal> {
  const inventory = await readInventory(client, owner);
  const members = inventory?.members ?? [];
  const claims = members.some(({ kind }) => kind === 'StatefulSet') ? await claimsOf(client, members) : [];
  const left = await besideOf(client, owner, inventory?.extent.namespaces ?? []);
  const all = [
    ...new Map([...members, ...left, ...claims].map((one) => [objectKey(refOf(one)), one])).values(),
  ];
  const goes = (object: KubeObject) =>
    !foreign.has(groupKind(object)) && !isToBeKept(object) && (volumes || object.kind !== claim);
  return {
    ...owner,
    objects: inWaves(all.filter(goes), (object) => object)
      .reverse()
      .flat(),
    kept: all.filter((object) => !goes(object)),
    known: inventory !== undefined,
  };
}

/** What a killed run's strategy left beside the application: its preview or canary. */
async function besideOf(
  client: KubeClient,
  owner: Owner,
  namespaces: readonly string[],
): Promise<KubeObject[]> {
  const labelSelector = trackSelector(owner);
  const kinds = [
    { apiVersion: 'apps/v1', kind: 'Deployment' },
    { apiVersion: 'v1', kind: 'Service' },
  ];
  const places = [owner.namespace, ...namespaces];
  const found = places.flatMap((namespace) =>
    kinds.map((kind) => client.list(kind, { namespace, labelSelector })),
  );
  return (await Promise.all(found)).flat();
}

/** Claims that StatefulSets made from their templates: named after template, set and number, and owned by nobody. */
async function claimsOf(client: KubeClient, members: readonly KubeObject[]): Promise<KubeObject[]> {
  const sets = members.filter(({ kind }) => kind === 'StatefulSet');
  const found = await Promise.all(
    sets.map(async (set) => {
      const { name, namespace } = set.metadata;
      const templates = listAt(set.spec, 'volumeClaimTemplates').map((one) =>
        textAt(one, 'metadata', 'name'),
      );
      if (templates.length === 0) return [];
      const start = numberAt(set.spec, 'ordinals', 'start') ?? 0;
      const claims = await client.list({ apiVersion: 'v1', kind: claim }, { namespace });
      return claims.filter(({ metadata }) =>
        templates.some((template) => {
          const prefix = `${template}-${name}-`;
          const number = metadata.name.slice(prefix.length);
          return metadata.name.startsWith(prefix) && /^\d+$/.test(number) && Number(number) >= start;
        }),
      );
    }),
  );
  return found.flat();
}

/** What comes after something stuck is still waited for so long, in milliseconds. */
const leastMs = 5_000;

/**
 * Deletes what was planned, what serves traffic and what blocks writes first, each wave when the one before is gone
 * with its pods, or is stuck. Resolves with what is still there after `patienceMs`; only when nothing is, the inventory is
 * forgotten, so that a second run finds the rest.
 */
export async function remove(
  client: KubeClient,
  removal: Removal,
  patienceMs: number,
  writing: Writing,
): Promise<KubeObject[]> {
  const end = writing.clock.now() + patienceMs;
  const left: KubeObject[] = [];
  // Routes of others that a killed canary was given a share in.
  const places = new Set(removal.objects.flatMap(({ metadata }) => metadata.namespace ?? []));
  await restoreRoutes(client, removal, [...places], writing);
  for (const wave of inWaves(removal.objects, (object) => object).reverse()) {
    await allEnded(wave.map((object) => deleteOne(client, object, writing)));
    const waveMs = Math.max(leastMs, end - writing.clock.now());
    const there = await Promise.all(wave.map((object) => outlived(client, object, waveMs, writing)));
    left.push(...there.filter((object) => object !== undefined));
  }
  if (left.length > 0 || !removal.known) return left;
  await permit(writing);
  await deleteInventory(client, removal);
  return left;
}

async function deleteOne(client: KubeClient, object: KubeObject, writing: Writing): Promise<void> {
  await permit(writing);
  const { uid } = object.metadata;
  await client
    .delete(refOf(object), {
      propagation: 'Foreground',
      ...(uid === undefined ? {} : { preconditionUid: uid }),
    })
    .catch((error: unknown) => {
      // Somebody put another object there since it was planned; that one is not ours.
      if (!isKubeStatus(error, 409)) throw error;
    });
}

/** The object if it is still there when the patience is over. */
async function outlived(
  client: KubeClient,
  object: KubeObject,
  patienceMs: number,
  { clock, signal }: Writing,
): Promise<KubeObject | undefined> {
  const ref: ObjectRef = refOf(object);
  let last: KubeObject | undefined = object;
  const look = async () => {
    last = await client.get(ref);
    return last === undefined || last.metadata.uid !== object.metadata.uid || undefined;
  };
  return (await until(look, { clock, signal, patienceMs })) ? undefined : last;
}
