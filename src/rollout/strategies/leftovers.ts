import type { Change } from '../../kube/dry-run.ts';
import { objectKey, refOf } from '../../kube/object.ts';
import type { ApplyPlan } from '../../kube/plan.ts';
import { isLedToOwn, isLedToTrack, readShift, type ShiftingWorkload } from '../../kube/shift-state.ts';
import { besideOf } from '../../kube/tracks.ts';
import type { Writing } from '../../kube/writing.ts';
import type { StrategyContext } from './context.ts';
import { readSettled } from './read-settled.ts';
import { tidy } from './tidy.ts';

/** What of an earlier shift has to stay until this plan's own pods are Ready. */
export interface Leftovers {
  /** Workloads whose traffic is on pods beside them, which no shift can begin with: they roll. */
  readonly workloads: ReadonlySet<string>;
  /** Changes of the Services that lead there; they wait until `settleLeftovers`. */
  readonly services: readonly Change[];
}

/**
 * Before a plan is applied: removes what an earlier shift left where the workload's own pods serve. Where they do not,
 * because that shift ended within its promotion, the traffic stays on the pods beside until the plan's are Ready.
 */
export async function clearLeftovers(
  plan: ApplyPlan,
  { client }: StrategyContext,
  writing: Writing,
): Promise<Leftovers> {
  if (plan.first) return { workloads: new Set(), services: [] };
  const places = [plan.namespace, ...plan.extent.during.namespaces];
  const state = await readSettled(client, plan, writing, places);
  const kept = state.workloads.filter(isNeeded);
  await tidy(
    client,
    plan,
    { ...state, workloads: state.workloads.filter((one) => !kept.includes(one)) },
    [],
    writing,
  );
  const keys = new Set(kept.flatMap(({ services }) => services.map((service) => objectKey(refOf(service)))));
  return {
    workloads: new Set(kept.map(({ beside }) => objectKey(besideOf(beside)))),
    services: plan.changes.filter(({ ref, action }) => action !== 'prune' && keys.has(objectKey(ref))),
  };
}

/**
 * After the plan's own pods are Ready, and before anybody is asked whether it serves: the traffic goes to them, and
 * nothing of the earlier shift stays.
 */
export async function settleLeftovers(
  plan: ApplyPlan,
  { workloads, services }: Leftovers,
  { client }: StrategyContext,
  writing: Writing,
): Promise<void> {
  if (workloads.size === 0) return;
  const state = await readShift(client, plan, [plan.namespace, ...plan.extent.during.namespaces]);
  const wanted = services.map(({ object }) => object);
  await tidy(client, plan, state, wanted, writing);
}

/** Not where traffic goes to own pods alone, Ready or not: new ones of the plan would get none. */
const isNeeded = (workload: ShiftingWorkload): boolean =>
  workload.workload !== undefined &&
  !isLedToOwn(workload) &&
  (workload.own === undefined || workload.own.ready === 0 || (workload.promoting && isLedToTrack(workload)));
