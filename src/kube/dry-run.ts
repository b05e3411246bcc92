import { isAsApplied } from './as-applied.ts';
import { type Autoscaled, isAutoscaled, yieldReplicas } from './autoscaling.ts';
import type { KubeClient } from './client.ts';
import { type Conflict, conflictsOf } from './conflicts.ts';
import { diffObjects } from './diff.ts';
import { explainRefusal } from './immutable.ts';
import { keptKinds, memberLabel } from './inventory.ts';
import { hasPredecessor, ownedFields } from './managed-fields.ts';
import { describeRef, groupKind, type KubeObject, type ObjectRef, refOf } from './object.ts';
import { isKubeStatus } from './status-error.ts';

/** What an apply will do to one object. */
export interface Change {
  readonly ref: ObjectRef;
  readonly action: 'create' | 'update' | 'unchanged' | 'prune';
  /** Changed lines of the object, without values of Secrets. */
  readonly diff: string;
  /** What will be sent; for `prune`, what is there. */
  readonly object: KubeObject;
  /** What was there when the plan was made. */
  readonly live: KubeObject | undefined;
  /** What the server would make of it, defaults filled in; undefined where it could not be asked, and for `prune`. */
  readonly planned: KubeObject | undefined;
  /** Fields of other managers are overwritten: asked for, or taken over from Helm or kubectl. */
  readonly force: boolean;
  /** Take over what Helm or kubectl own before writing. */
  readonly adopt: boolean;
  /** A Job cannot be changed: it is deleted and created. */
  readonly recreate: boolean;
  /** An autoscaler decides its number of replicas: it is written with as many as there are then. */
  readonly autoscaled: boolean;
}

export interface DryRunOptions {
  readonly setId: string;
  readonly autoscaled: Autoscaled;
  readonly force: boolean;
  /** What was just read of the object in its cluster, at the version of the API it is wanted in. */
  readonly known: (object: KubeObject) => KubeObject | undefined;
  /** Going back: what holds data and cannot be taken back stays as it is. */
  readonly rollback: boolean;
  /** The server cannot check it yet: its namespace or its kind comes with this very apply. */
  readonly unchecked: boolean;
  /** Whether what the server misses, by its refusal, comes with this very apply, before the object. */
  readonly comesFirst: (said: string) => boolean;
}

/** A change, or why there can be none. */
export type Outcome =
  | { readonly change: Change; readonly note?: string }
  | { readonly conflicts: Conflict[] }
  | { readonly problem: string };

/** Asks the server what applying the object would do. Refusals of the object are outcomes; all else is thrown. */
export async function dryRun(
  client: KubeClient,
  object: KubeObject,
  options: DryRunOptions,
): Promise<Outcome> {
  const ref = refOf(object);
  const autoscaled = isAutoscaled(object, options.autoscaled);
  const base = {
    ref,
    live: undefined,
    planned: undefined,
    adopt: false,
    recreate: false,
    autoscaled,
    force: options.force,
  };
  if (options.unchecked)
    return { change: { ...base, object, action: 'create', diff: diffObjects(undefined, object) } };
  const live = options.known(object) ?? (await client.get(ref));
  const owner = live?.metadata.labels?.[memberLabel];
  if (owner !== undefined && owner !== options.setId)
    return { problem: `${describeRef(ref)}: belongs to another application (${memberLabel}=${owner})` };
  const adopt = live !== undefined && owner === undefined && hasPredecessor(live);
  const force = options.force || adopt;
  const wanted = autoscaled ? yieldReplicas(object, live) : object;
  const change = { ...base, object: wanted, live, adopt, force };
  // Most objects of most deliveries: nobody needs to be asked.
  if (live !== undefined && isAsApplied(wanted, live))
    return { change: { ...change, planned: live, action: 'unchanged', diff: '' } };
  try {
    const result = await client.apply(wanted, { dryRun: true, force });
    const diff = diffObjects(live, result);
    if (live === undefined) return { change: { ...change, planned: result, action: 'create', diff } };
    const same = diff === '' && !adopt && ownedFields(live) === ownedFields(result);
    return { change: { ...change, planned: result, action: same ? 'unchanged' : 'update', diff } };
  } catch (error) {
    if (isKubeStatus(error, 'Conflict') && live !== undefined) {
      const conflicts = conflictsOf(error, live);
      if (conflicts.length > 0) return { conflicts };
    }
    if (!isKubeStatus(error) || !isAboutObject(error.status, error.said)) throw error;
    if (live?.kind === 'Job' && /field is immutable/.test(error.said))
      return { change: { ...change, action: 'update', diff: diffObjects(live, wanted), recreate: true } };
    if (options.comesFirst(error.said)) {
      const action = live === undefined ? 'create' : 'update';
      const note = `${describeRef(ref)} could not be checked before what it needs is there: ${error.said}`;
      return { change: { ...change, action, diff: diffObjects(live, wanted) }, note };
    }
    const problem = `${describeRef(ref)}: ${explainRefusal(object, error.said)}`;
    if (live === undefined || !options.rollback || !keptKinds.has(groupKind(live))) return { problem };
    // A claim that grew cannot shrink, a version of a CRD that something is stored in cannot go.
    const unchanged = { ...change, object: live, action: 'unchanged', diff: '' } as const;
    return { change: unchanged, note: `stays as it is: ${problem}` };
  }
}

/** A refusal that the chart causes, not the identity or the server's health: 403 also stands for quota and admission. */
const isAboutObject = (status: number, said: string): boolean =>
  [400, 404, 409, 422].includes(status) || (status === 403 && !/cannot \w+ resource/.test(said));
