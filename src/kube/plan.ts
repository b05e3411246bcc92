import { ActionError } from '../core/errors.ts';
import { findAutoscaled } from './autoscaling.ts';
import type { KubeClient } from './client.ts';
import { conflictTable } from './conflicts.ts';
import { diffObjects } from './diff.ts';
import { type Change, dryRun, type Outcome } from './dry-run.ts';
import { type Hook, hooksFor, isHook, type Operation } from './hooks.ts';
import { checkImages, type ReleaseImages } from './images.ts';
import {
  applySetId,
  type Extent,
  extentOf,
  memberLabel,
  type Owner,
  obsolete,
  readInventory,
  union,
} from './inventory.ts';
import { namespaceExists } from './namespace.ts';
import { definedKinds, normalize } from './normalize.ts';
import { describeRef, groupKind, type KubeObject, refOf } from './object.ts';
import { waveNumber } from './order.ts';

export type { Change } from './dry-run.ts';

export interface PlanOptions extends Owner {
  /** What workloads may run; absent for stored manifests, which were checked when they were first delivered. */
  readonly images?: ReleaseImages | undefined;
  /** Overwrite fields of other managers, and prune whatever share of the application. */
  readonly force?: boolean | undefined;
  /** Rollback hooks run instead of install or upgrade hooks. */
  readonly rollback?: boolean | undefined;
  /** Largest part of the application that may be pruned at once. */
  readonly pruneShare?: number | undefined;
}

/** Everything an apply will do, agreed with the server and not yet done. */
export interface ApplyPlan extends Owner {
  readonly operation: Operation;
  readonly createNamespace: boolean;
  /** Nothing of this application was in the cluster. */
  readonly first: boolean;
  /** In the order they will be made. */
  readonly changes: readonly Change[];
  readonly hooks: { readonly pre: readonly Hook[]; readonly post: readonly Hook[] };
  /** Where members may be while the apply runs, and when it is done. */
  readonly extent: { readonly during: Extent; readonly after: Extent };
}

/** An application this small may change wholly. */
const smallest = 4;

/**
 * Plans the delivery of an application's objects, with the server's own dry run of each. Without objects it plans the
 * removal of all there is (which needs `force`). `CHART_INVALID` for objects that cannot be applied,
 * `CLUSTER_CHANGED` for fields others set meanwhile, `RELEASE_REFUSED` where too much would be pruned,
 * `CLUSTER_DENIED` for missing rights.
 */
export async function planApply(
  client: KubeClient,
  rendered: readonly KubeObject[],
  { application, namespace, images, force = false, rollback = false, pruneShare = 0.5 }: PlanOptions,
): Promise<ApplyPlan> {
  const owner = { application, namespace };
  const placed = await normalize(client, rendered, namespace);
  if (images !== undefined) checkImages(placed, images);
  const setId = applySetId(owner);
  const objects = placed.filter((object) => !isHook(object)).map((object) => labelled(object, setId));
  const missing = await missingNamespaces(client, objects, namespace);
  const there = [...namespacesOf(objects, namespace)].filter((name) => !missing.has(name));
  const [inventory, autoscaled] = await Promise.all([
    missing.has(namespace) ? undefined : readInventory(client, owner),
    findAutoscaled(client, objects, there),
  ]);
  const own = definedKinds(objects);
  const outcomes = await Promise.all(
    objects.map(async (object) => {
      const comesWithUs = own.has(groupKind(object)) && (await client.scopeOf(object)) === undefined;
      const unchecked = comesWithUs || missing.has(object.metadata.namespace ?? '');
      return dryRun(client, object, { setId, autoscaled, force, unchecked });
    }),
  );
  refuseProblems(client.name, outcomes);
  const members = inventory?.members ?? [];
  const pruned = obsolete(members, objects);
  if (!force && members.length >= smallest && pruned.length > members.length * pruneShare)
    throw tooMuch(client.name, pruned, members.length);
  const operation = rollback ? 'rollback' : inventory === undefined ? 'install' : 'upgrade';
  const after = extentOf(objects, namespace);
  return {
    ...owner,
    operation,
    createNamespace: missing.has(namespace) && !objects.some((object) => isNamespace(object, namespace)),
    first: inventory === undefined,
    changes: [
      ...outcomes
        .flatMap((outcome) => ('change' in outcome ? [outcome.change] : []))
        .sort((a, b) => waveNumber(a.object) - waveNumber(b.object)),
      ...pruned.sort((a, b) => waveNumber(b) - waveNumber(a)).map(toPrune),
    ],
    hooks: {
      pre: hooksFor(placed, 'pre', operation),
      post: hooksFor(placed, 'post', operation),
    },
    extent: { during: inventory === undefined ? after : union(inventory.extent, after), after },
  };
}

const labelled = (object: KubeObject, setId: string): KubeObject => ({
  ...object,
  metadata: { ...object.metadata, labels: { ...object.metadata.labels, [memberLabel]: setId } },
});

const isNamespace = ({ kind, metadata }: KubeObject, name: string): boolean =>
  kind === 'Namespace' && metadata.name === name;

const namespacesOf = (objects: readonly KubeObject[], home: string): Set<string> =>
  new Set([home, ...objects.map(({ metadata }) => metadata.namespace).filter((name) => name !== undefined)]);

/** Namespaces that come with this very apply: the home, where it is not there yet, and rendered ones. */
async function missingNamespaces(
  client: KubeClient,
  objects: readonly KubeObject[],
  home: string,
): Promise<Set<string>> {
  const rendered = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
  const candidates = [...new Set([home, ...rendered])];
  const there = await Promise.all(candidates.map((name) => namespaceExists(client, name)));
  return new Set(candidates.filter((_, index) => there[index] === false));
}

function refuseProblems(cluster: string, outcomes: readonly Outcome[]): void {
  const problems = outcomes.flatMap((outcome) => ('problem' in outcome ? [outcome.problem] : []));
  if (problems.length > 0)
    throw new ActionError(
      'CHART_INVALID',
      `Cluster ${cluster} refuses ${problems.length === 1 ? 'an object' : `${problems.length} objects`} of the release\n${problems.join('\n')}`,
      { hint: 'Nothing was changed. Correct the chart or its values.' },
    );
  const conflicts = outcomes.flatMap((outcome) => ('conflicts' in outcome ? outcome.conflicts : []));
  if (conflicts.length > 0)
    throw new ActionError(
      'CLUSTER_CHANGED',
      `Others changed fields of the release in cluster ${cluster}\n${conflictTable(conflicts)}`,
      {
        hint: 'Nothing was changed. Undo those changes, drop the fields from the chart, or deliver with force.',
      },
    );
}

const tooMuch = (cluster: string, pruned: readonly KubeObject[], of: number): ActionError =>
  new ActionError(
    'RELEASE_REFUSED',
    `The release would delete ${pruned.length} of ${of} objects in cluster ${cluster}\n` +
      pruned.map((object) => describeRef(refOf(object))).join('\n'),
    { hint: 'Nothing was changed. If that is what you want, deliver with force.' },
  );

const toPrune = (live: KubeObject): Change => ({
  ref: refOf(live),
  action: 'prune',
  diff: diffObjects(live, undefined),
  object: live,
  live,
  planned: undefined,
  force: false,
  adopt: false,
  recreate: false,
});
