import { ActionError } from '../core/errors.ts';
import { findAutoscaled } from './autoscaling.ts';
import type { KubeClient } from './client.ts';
import { type Conflict, conflictTable } from './conflicts.ts';
import { diffObjects } from './diff.ts';
import type { Change, Outcome } from './dry-run.ts';
import { dryRuns } from './dry-runs.ts';
import { type Hook, hooksFor, isHook, type Operation } from './hooks.ts';
import { foreignImages, type ReleaseImages } from './images.ts';
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
import { normalize } from './normalize.ts';
import { describeRef, type KubeObject, objectKey, refOf } from './object.ts';
import { waveNumber } from './order.ts';
import { type Problem, refuse } from './problems.ts';
import { findRisks, type Risk } from './risks.ts';

export type { Change } from './dry-run.ts';

export interface PlanOptions extends Owner {
  /** What workloads may run; absent for stored manifests, which were checked when they were first delivered. */
  readonly images?: ReleaseImages | undefined;
  /** Overwrite fields of other managers, and prune whatever share of the application. */
  readonly force?: boolean | undefined;
  /** Rollback hooks run instead of install or upgrade hooks. */
  readonly rollback?: boolean | undefined;
  readonly rules?: PlanRules | undefined;
}

/** What an environment allows a delivery to do. */
export interface PlanRules {
  /** Largest part of the application that may be pruned at once, from 0 to 1. */
  readonly pruneShare?: number | undefined;
  /** Kinds that are never pruned, as `KIND` or `KIND.GROUP`. */
  readonly pruneKeep?: readonly string[] | undefined;
  /** For how long one hook may run, in milliseconds. */
  readonly hookMs?: number | undefined;
  /** Namespaces that may be written to beside the application's own; any without it. */
  readonly namespaces?: readonly string[] | undefined;
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
  /** What a person should look at before. */
  readonly risks: readonly Risk[];
  /** What will not be as the release has it, and why. */
  readonly notes: readonly string[];
  /** Where members are by what the inventory says, may be while the apply runs, and are when it is done. */
  readonly extent: {
    readonly before: Extent | undefined;
    readonly during: Extent;
    readonly after: Extent;
  };
}

/** An application this small may change wholly, but not vanish. */
const smallest = 4;

/**
 * Plans the delivery of an application's objects, with the server's own dry run of each. Without objects it plans the
 * removal of all there is (which needs `force`). `CHART_INVALID` with everything that keeps objects from being applied,
 * `CLUSTER_CHANGED` for fields others set meanwhile, `RELEASE_REFUSED` where too much would be pruned,
 * `CLUSTER_DENIED` for missing rights and namespaces that are being deleted.
 */
export async function planApply(
  client: KubeClient,
  rendered: readonly KubeObject[],
  { application, namespace, images, force = false, rollback = false, rules = {} }: PlanOptions,
): Promise<ApplyPlan> {
  const owner = { application, namespace };
  const { objects: placed, problems } = await normalize(client, rendered, namespace);
  const setId = applySetId(owner);
  const objects = placed.filter((object) => !isHook(object)).map((object) => labelled(object, setId));
  const missing = await missingNamespaces(client, placed, namespace);
  const there = [...namespacesOf(objects, namespace)].filter((name) => !missing.has(name));
  const [inventory, autoscaled] = await Promise.all([
    missing.has(namespace) ? undefined : readInventory(client, owner),
    findAutoscaled(client, objects, there),
  ]);
  const members = inventory?.members ?? [];
  const byVersion = new Map(members.map((member) => [versionKey(member), member]));
  const known = (object: KubeObject) => byVersion.get(versionKey(object));
  const outcomes = await dryRuns(client, objects, { setId, autoscaled, force, rollback, missing, known });
  const conflicts = outcomes.flatMap((outcome) => ('conflicts' in outcome ? outcome.conflicts : []));
  const contested = conflicts.length === 0 ? [] : [conflictProblem(client.name, conflicts)];
  refuseAll(
    [
      ...problems,
      ...(images === undefined ? [] : [foreignImages(placed, images)]),
      strayObjects(placed, namespace, rules.namespaces),
      refusedObjects(client.name, outcomes),
    ],
    contested,
  );
  const pruned = obsolete(members, objects, rules.pruneKeep);
  if (!force && isTooMuch(pruned.length, members.length, objects.length, rules.pruneShare ?? 0.5))
    throw tooMuch(client.name, pruned, members.length);
  // What is taken over from Helm or kubectl was installed by them: its pre-install hooks would make new keys.
  const isThere = inventory !== undefined || outcomes.some((one) => 'change' in one && one.change.adopt);
  const operation = rollback ? 'rollback' : isThere ? 'upgrade' : 'install';
  // What is kept stays known, so that a removal of the application still finds it.
  const kept = objects.length === 0 ? [] : members.filter((member) => !pruned.includes(member));
  const after = extentOf([...objects, ...kept], namespace);
  const changes = [
    ...outcomes
      .flatMap((outcome) => ('change' in outcome ? [outcome.change] : []))
      .sort((a, b) => waveNumber(a.object) - waveNumber(b.object)),
    ...pruned.sort((a, b) => waveNumber(b) - waveNumber(a)).map(toPrune),
  ];
  return {
    ...owner,
    operation,
    createNamespace: missing.has(namespace) && !objects.some((object) => isNamespace(object, namespace)),
    first: inventory === undefined,
    changes,
    hooks: {
      pre: hooksFor(placed, 'pre', operation, rules.hookMs),
      post: hooksFor(placed, 'post', operation, rules.hookMs),
    },
    risks: findRisks(changes),
    notes: outcomes.flatMap((outcome) => ('change' in outcome ? (outcome.note ?? []) : [])),
    extent: {
      before: inventory?.extent,
      during: inventory === undefined ? after : union(inventory.extent, after),
      after,
    },
  };
}

const isTooMuch = (pruned: number, members: number, wanted: number, share: number): boolean =>
  (members >= smallest && pruned > members * share) || (wanted === 0 && pruned > 0);

const labelled = (object: KubeObject, setId: string): KubeObject => ({
  ...object,
  metadata: { ...object.metadata, labels: { ...object.metadata.labels, [memberLabel]: setId } },
});

const versionKey = (object: KubeObject): string => `${object.apiVersion} ${objectKey(refOf(object))}`;

const isNamespace = ({ kind, metadata }: KubeObject, name: string): boolean =>
  kind === 'Namespace' && metadata.name === name;

const namespacesOf = (objects: readonly KubeObject[], home: string): Set<string> =>
  new Set([home, ...objects.map(({ metadata }) => metadata.namespace).filter((name) => name !== undefined)]);

/**
 * Namespaces that come with this very apply: the home, where it is not there yet, and rendered ones. Whatever else the
 * objects are in must not be on its way out either.
 */
async function missingNamespaces(
  client: KubeClient,
  objects: readonly KubeObject[],
  home: string,
): Promise<Set<string>> {
  const rendered = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
  const own = new Set([home, ...rendered]);
  const candidates = [...new Set([...own, ...namespacesOf(objects, home)])];
  const there = await Promise.all(candidates.map((name) => namespaceExists(client, name)));
  return new Set(candidates.filter((name, index) => there[index] === false && own.has(name)));
}

/** Objects outside the namespaces the environment names. */
function strayObjects(
  objects: readonly KubeObject[],
  home: string,
  allowed: readonly string[] | undefined,
): Problem {
  const isStray = (namespace: string | undefined) =>
    namespace !== undefined && namespace !== home && !allowed?.includes(namespace);
  const stray = objects.filter(({ kind, metadata }) =>
    isStray(kind === 'Namespace' ? metadata.name : metadata.namespace),
  );
  return {
    title: 'The chart writes to namespaces that the environment does not name',
    lines: allowed === undefined ? [] : stray.map((object) => describeRef(refOf(object))),
    hint: 'List the namespace in apply.namespaces of the environment, or keep the chart out of it.',
  };
}

function refusedObjects(cluster: string, outcomes: readonly Outcome[]): Problem {
  const lines = outcomes.flatMap((outcome) => ('problem' in outcome ? [outcome.problem] : []));
  const what = lines.length === 1 ? 'an object' : `${lines.length} objects`;
  return {
    title: `Cluster ${cluster} refuses ${what} of the release`,
    lines,
    hint: 'Nothing was changed. Correct the chart or its values.',
  };
}

const conflictProblem = (cluster: string, conflicts: readonly Conflict[]): Problem => ({
  title: `Others changed fields of the release in cluster ${cluster}`,
  lines: [conflictTable(conflicts)],
  hint: 'Nothing was changed. Undo those changes, drop the fields from the chart, or deliver with force.',
});

/** What the chart is to blame for comes first, and names the conflicts as well. */
function refuseAll(problems: readonly Problem[], contested: readonly Problem[]): void {
  if (problems.some(({ lines }) => lines.length > 0)) refuse([...problems, ...contested]);
  for (const { title, lines, hint } of contested)
    throw new ActionError('CLUSTER_CHANGED', [title, ...lines].join('\n'), { hint });
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
  autoscaled: false,
});
