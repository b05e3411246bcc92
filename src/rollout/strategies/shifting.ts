import type { Clock } from '../../core/clock.ts';
import { ActionError } from '../../core/errors.ts';
import type { KubeClient } from '../../kube/client.ts';
import type { Change } from '../../kube/dry-run.ts';
import { at, numberAt, textAt } from '../../kube/fields.ts';
import { findForeignRollouts } from '../../kube/foreign-rollouts.ts';
import { applySetId, memberLabel } from '../../kube/inventory.ts';
import { groupKind, type KubeObject, type ObjectRef, objectKey, refOf } from '../../kube/object.ts';
import type { ApplyPlan } from '../../kube/plan.ts';
import { podSpecOf } from '../../kube/pod-spec.ts';
import { selects } from '../../kube/selector-shift.ts';
import { isObserved, podLabels } from '../../kube/shift-state.ts';
import { type Track, trackLabel, trackName } from '../../kube/tracks.ts';
import { until } from '../../kube/until.ts';

/** A Deployment whose traffic goes over to new pods beside its old ones. */
export interface Shifting {
  readonly ref: ObjectRef;
  readonly change: Change;
  /** What is there now. */
  readonly live: KubeObject;
  /** As many pods as must be able to take all traffic. */
  readonly replicas: number;
  /** The application's Services that mean its pods: what is there, and what the release makes of it. */
  readonly services: readonly ShiftedService[];
}

export interface ShiftedService {
  readonly ref: ObjectRef;
  /** Undefined for a Service that comes with the release. */
  readonly live: KubeObject | undefined;
  /** Undefined for a Service the release no longer has. */
  readonly wanted: KubeObject | undefined;
}

/** What shifts, and what could have been meant to but rolls, with the reason. */
export interface ShiftChoice {
  readonly shifting: readonly Shifting[];
  readonly rolling: readonly Staying[];
}

export interface Staying {
  readonly name: string;
  readonly reason: string;
  /** The reason passes by itself: what is there now is not fit to be gone back to. */
  readonly passing: boolean;
}

export interface ShiftRule {
  /** Names of the Deployments that shift; without it all that change and can. */
  readonly workloads: readonly string[] | undefined;
  /** Whether traffic is led by Services, so that there must be some. */
  readonly byServices: boolean;
  /** What the new pods are called after. */
  readonly track: Track;
}

const services = { apiVersion: 'v1', kind: 'Service' };

/**
 * Chooses what shifts of a plan: Deployments whose pods change, that serve and whose Services mean nobody else.
 * `CHART_INVALID` where one that was named never can; what only cannot now rolls, so that a delivery can mend it.
 * Writes nothing.
 */
export async function chooseShifting(
  client: KubeClient,
  plan: ApplyPlan,
  rule: ShiftRule,
  clock: Clock,
): Promise<ShiftChoice> {
  const deployments = plan.changes.filter(({ ref }) => groupKind(ref) === 'Deployment.apps');
  refuseUnknown(client.name, rule, deployments);
  const changed = deployments.filter(
    (change) => changesPods(change) && (rule.workloads?.includes(change.ref.name) ?? true),
  );
  if (plan.first) return { shifting: [], rolling: [] };
  const places = [...new Set(changed.map(({ ref }) => ref.namespace))];
  const there = (await Promise.all(places.map((namespace) => client.list(services, { namespace })))).flat();
  const foreign = await findForeignRollouts(
    client,
    changed.map(({ object }) => object),
  );
  const judged = await Promise.all(
    changed.map(async (change) =>
      foreign.owns(change.object)
        ? { name: change.ref.name, reason: 'Argo Rollouts or Flagger shifts its traffic', passing: false }
        : judge(await observed(client, change, clock), plan, there, rule),
    ),
  );
  const rolling = judged.flatMap((one) => ('reason' in one ? [one] : []));
  const never = rolling.filter(({ passing }) => !passing);
  if (rule.workloads !== undefined && never.length > 0)
    throw new ActionError(
      'CHART_INVALID',
      never
        .map(({ name, reason }) => `Deployment ${name} of cluster ${client.name} cannot shift: ${reason}`)
        .join('\n'),
      { hint: 'Nothing was changed. Take it off strategy.workloads to let it roll, or mend the reason.' },
    );
  return { shifting: judged.flatMap((one) => ('reason' in one ? [] : [one])), rolling };
}

/** How long a controller may take to see what changed a workload a moment ago, in milliseconds. */
const patienceMs = 3_000;

/** The change of a workload as it is once its controller has seen it: an autoscaler may just have scaled it. */
async function observed(client: KubeClient, change: Change, clock: Clock): Promise<Change> {
  if (change.live === undefined || isObserved(change.live)) return change;
  let { live } = change;
  const look = async () => {
    live = (await client.get(change.ref)) ?? live;
    return live !== undefined && isObserved(live) ? live : undefined;
  };
  await until(look, { clock, patienceMs });
  return { ...change, live };
}

function refuseUnknown(cluster: string, { workloads }: ShiftRule, deployments: readonly Change[]): void {
  const known = deployments.filter(({ action }) => action !== 'prune').map(({ ref }) => ref.name);
  const unknown = (workloads ?? []).filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new ActionError(
      'CHART_INVALID',
      `strategy.workloads names ${unknown.join(', ')}, but the release has no such Deployment for cluster ${cluster}`,
      { hint: `Nothing was changed. Its Deployments are: ${known.join(', ') || 'none'}.` },
    );
}

/** Whether a change replaces pods that are there: what the server would make of the template differs. */
export const changesPods = ({ action, live, planned }: Change): boolean =>
  action === 'update' && live !== undefined && templateOf(live) !== templateOf(planned);

const templateOf = (deployment: KubeObject | undefined): string =>
  JSON.stringify(at(deployment, 'spec', 'template'));

function judge(
  change: Change,
  plan: ApplyPlan,
  there: readonly KubeObject[],
  { byServices, track }: ShiftRule,
): Shifting | Staying {
  const { ref, live, planned = change.object } = change;
  const stays = (reason: string, passing = false) => ({ name: ref.name, reason, passing });
  if (live === undefined) return stays('it is not there yet', true);
  const problem = unfit(planned);
  if (problem !== undefined) return stays(problem);
  const state = unready(live);
  if (state !== undefined) return stays(state, true);
  const setId = applySetId(plan);
  const near = there.filter(
    (service) =>
      service.metadata.namespace === ref.namespace &&
      selects(service, podLabels(live)) &&
      // A killed run's; it is tidied up before this plan is carried out.
      service.metadata.labels?.[trackLabel] === undefined,
  );
  const stranger = near.find(({ metadata }) => metadata.labels?.[memberLabel] !== setId);
  if (stranger !== undefined)
    return stays(`Service ${stranger.metadata.name}, which is not of the application, selects its pods`);
  const own = shiftedServices(plan, near, ref, podLabels(planned));
  if (byServices && own.length === 0) return stays('no Service of the release selects it');
  const shared = own.flatMap(({ ref: service, live: before, wanted }) =>
    othersSelected(plan, ref, [before, wanted]).map((other) => `${service.name} also selects ${other}`),
  );
  if (shared[0] !== undefined) return stays(`Service ${shared[0]}`);
  const taken = [ref, ...own.map((service) => service.ref)]
    .map((one) => ({ ...one, name: trackName(one.name, track) }))
    .find((one) => plan.changes.some((other) => objectKey(other.ref) === objectKey(one)));
  if (taken !== undefined)
    return stays(`the release has a ${taken.kind} ${taken.name}, the name for what stands beside it`);
  const replicas = Math.max(
    numberAt(live, 'spec', 'replicas') ?? 1,
    numberAt(change.object, 'spec', 'replicas') ?? 1,
  );
  return { ref, change, live, replicas, services: own };
}

/** Why the pods of two versions cannot stand side by side. */
function unfit(planned: KubeObject): string | undefined {
  if (textAt(planned, 'spec', 'strategy', 'type') === 'Recreate')
    return 'two versions of it may not run at once (strategy Recreate)';
  if (at(podSpecOf(planned), 'hostNetwork') === true) return 'its pods use the network of their nodes';
  return undefined;
}

/** Why there is nothing to go back to, as things are. */
function unready(live: KubeObject): string | undefined {
  const count = (field: string) => numberAt(live, 'status', field) ?? 0;
  if (at(live, 'spec', 'paused') === true) return 'it is paused (spec.paused)';
  if (count('readyReplicas') === 0) return 'no pod of it is Ready';
  if (!isObserved(live)) return 'its last change is not observed yet';
  if (count('updatedReplicas') < count('replicas')) return 'its last rollout is not finished';
  return undefined;
}

/** Services that mean its old pods, or its new ones. */
function shiftedServices(
  { changes }: ApplyPlan,
  near: readonly KubeObject[],
  { namespace }: ObjectRef,
  labels: Readonly<Record<string, string>>,
): ShiftedService[] {
  const planned = changes.filter(
    ({ ref, action }) => groupKind(ref) === 'Service' && ref.namespace === namespace && action !== 'prune',
  );
  const found = new Map<string, ShiftedService>();
  for (const live of near) {
    const wanted = planned.find(({ ref }) => ref.name === live.metadata.name)?.object;
    found.set(live.metadata.name, { ref: refOf(live), live, wanted });
  }
  for (const { ref, object, live } of planned)
    if (!found.has(ref.name) && selects(object, labels)) found.set(ref.name, { ref, live, wanted: object });
  return [...found.values()];
}

/** Other workloads of the release whose pods a Service means as well. */
function othersSelected(
  { changes }: ApplyPlan,
  own: ObjectRef,
  versions: readonly (KubeObject | undefined)[],
): string[] {
  const others = changes.filter(
    ({ ref }) => objectKey(ref) !== objectKey(own) && ref.namespace === own.namespace,
  );
  return others
    .filter(({ object, live }) =>
      [object, live].some(
        (workload) =>
          workload !== undefined &&
          podSpecOf(workload) !== undefined &&
          versions.some((service) => service !== undefined && selects(service, podLabels(workload))),
      ),
    )
    .map(({ ref }) => `${ref.kind} ${ref.name}`);
}
