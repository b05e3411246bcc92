import { ActionError, isActionError, messageOf } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { KubeClient } from '../kube/client.ts';
import type { HeldLease } from '../kube/lease.ts';
import { refOfLease } from '../kube/lease-object.ts';
import { namespaceExists } from '../kube/namespace.ts';
import { describeRef, type KubeObject, refOf } from '../kube/object.ts';
import { planRemoval, type Removal, remove } from '../kube/removal.ts';
import { explainStuck } from '../kube/stuck.ts';
import { permit, type Writing } from '../kube/writing.ts';
import type { RolloutPorts } from './delivery.ts';
import { inEachCluster, type PerCluster } from './each-cluster.ts';
import type { Origin } from './entries.ts';
import { live } from './history.ts';
import { ledgerName, openLedger } from './ledger.ts';
import { get, type Lockable, type Locks, lockAll } from './locks.ts';
import { openManifestStore } from './manifest-store.ts';
import { removeNamespace } from './remove-namespace.ts';

/** One cluster that an application is to leave. */
export interface RemovalPlace extends Lockable {
  readonly log: Log;
  readonly client: KubeClient;
  readonly application: string;
  readonly namespace: string;
}

export interface RemovalOptions {
  readonly origin: Origin;
  /** Also claims of volumes, and with them what is stored there. */
  readonly volumes: boolean;
  readonly keepLedger: boolean;
  /** Only finds out what would go; takes no lock and writes nothing. */
  readonly dryRun: boolean;
  readonly lockWaitMs: number;
  /** Milliseconds for one cluster's objects to be gone. */
  readonly patienceMs: number;
}

/** What became of an application in one cluster. */
export interface ClusterRemoval {
  readonly cluster: string;
  /** `absent`: there was nothing. `stuck`: something does not go away. */
  readonly state: 'planned' | 'absent' | 'removed' | 'stuck' | 'failed';
  /** Objects that went, or would go. */
  readonly objects: readonly string[];
  /** Objects that stay on purpose. */
  readonly kept: readonly string[];
  /** Why things that were deleted are still there. */
  readonly stuck: readonly string[];
  /** What became of the namespace. */
  readonly namespace?: string | undefined;
  readonly error?: unknown;
}

/**
 * Takes an application out of any number of clusters: what its inventory names, its stored manifests, its ledger, its
 * lock, and a namespace that was made for it and is empty then. All locks are taken and all clusters asked before the
 * first write; `CLUSTER_LOCKED` while a delivery is under way. Every step can be repeated: a killed run's next one
 * finds the rest. Claims of volumes stay unless told otherwise.
 */
export async function removeEnvironment(
  places: readonly RemovalPlace[],
  options: RemovalOptions,
  { clock, signal }: RolloutPorts,
): Promise<readonly ClusterRemoval[]> {
  const there = await inEachCluster(places, ({ client, namespace }) => namespaceExists(client, namespace));
  const present = places.filter((place) => get(there, place));
  let locks: Locks | undefined;
  try {
    if (!options.dryRun) locks = await lockAll(present, options.lockWaitMs, () => clock.now(), signal);
    const plans = await inEachCluster(present, ({ client, application, namespace }) =>
      planRemoval(client, { application, namespace }, options.volumes),
    );
    const held = locks;
    return await Promise.all(
      places.map(async (place): Promise<ClusterRemoval> => {
        const { cluster, log } = place;
        if (!present.includes(place)) return { ...blank(cluster), state: 'absent' };
        const found = describe(place, plans);
        if (held === undefined) return { ...found, state: 'planned' };
        const lease = held.of(place);
        const writing = { guard: () => lease.guard(), signal, clock, log };
        try {
          return { ...found, ...(await removeOne(place, get(plans, place), lease, options, writing)) };
        } catch (error) {
          if (!isActionError(error)) throw error;
          log.error(messageOf(error));
          return { ...found, state: 'failed', error };
        }
      }),
    );
  } finally {
    await locks?.release();
  }
}

const blank = (cluster: string) => ({ cluster, objects: [], kept: [], stuck: [] });

function describe(place: RemovalPlace, plans: PerCluster<Removal>): Omit<ClusterRemoval, 'state'> {
  const { objects, kept } = get(plans, place);
  const name = (object: KubeObject) => describeRef(refOf(object), place.namespace);
  return { ...blank(place.cluster), objects: objects.map(name), kept: kept.map(name) };
}

async function removeOne(
  place: RemovalPlace,
  plan: Removal,
  lease: HeldLease,
  options: RemovalOptions,
  writing: Writing,
): Promise<Pick<ClusterRemoval, 'state' | 'stuck' | 'namespace'>> {
  const { client, application, namespace, log } = place;
  const left = await remove(client, plan, options.patienceMs, writing);
  if (left.length > 0) {
    const stuck = left.map((object) => explainStuck(object, namespace));
    for (const line of stuck) log.error(line);
    return { state: 'stuck', stuck };
  }
  log.info(`${plan.objects.length} objects are gone`);
  await permit(writing);
  await openManifestStore(client, namespace, application).collect([]);
  await settleLedger(place, options, writing);
  const letGo = () => lease.release();
  const { goes, words } = await removeNamespace(client, namespace, options.patienceMs, letGo, writing);
  log.info(words);
  if (!goes) {
    await permit(writing);
    // The last write: from here on there is nothing to be locked.
    await client.delete(refOfLease(lease.lock));
  }
  return { state: 'removed', stuck: [], namespace: words };
}

/** Ends what the ledger says, so that nobody takes the release for live; or removes it. */
async function settleLedger(
  { client, namespace, application }: RemovalPlace,
  { keepLedger, origin }: RemovalOptions,
  writing: Writing,
): Promise<void> {
  await permit(writing);
  if (!keepLedger) {
    await client.delete({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name: ledgerName(application) });
    return;
  }
  const ledger = openLedger(client, namespace, application);
  const last = live((await ledger.read()).entries);
  if (last === undefined) return;
  const at = new Date(writing.clock.now()).toISOString();
  const { actor, run } = origin;
  await ledger.append([
    { ...last, actor, run, at, state: 'rolled-back', reason: 'the environment was removed' },
  ]);
}

/** `REMOVAL_STUCK` where something does not go away, the first error where something failed; undefined if all went. */
export function judgeRemoval(removals: readonly ClusterRemoval[]): unknown {
  const stuck = removals.filter(({ state }) => state === 'stuck');
  const failed = removals.filter(({ state }) => state === 'failed');
  if (failed.length === 0 && stuck.length === 0) return undefined;
  if (stuck.length === 0) return failed[0]?.error;
  return new ActionError(
    'REMOVAL_STUCK',
    stuck.flatMap(({ cluster, stuck: lines }) => lines.map((line) => `${cluster}: ${line}`)).join('\n'),
    { hint: 'Let those act who are named, then run this again: it goes on where it stopped.' },
  );
}
