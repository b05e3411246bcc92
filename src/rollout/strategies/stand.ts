import { apply } from '../../kube/apply.ts';
import type { KubeClient } from '../../kube/client.ts';
import { numberAt } from '../../kube/fields.ts';
import { type KubeObject, objectKey } from '../../kube/object.ts';
import type { ApplyPlan } from '../../kube/plan.ts';
import { type Track, trackName } from '../../kube/tracks.ts';
import type { Writing } from '../../kube/writing.ts';
import type { Workload } from '../target.ts';
import { type Beside, standBeside } from './beside.ts';
import type { StrategyContext } from './context.ts';
import { clearLeftovers, type Leftovers } from './leftovers.ts';
import { ownPodsOf } from './read-settled.ts';
import type { Shifting } from './shifting.ts';

/** What stands once a plan was applied but for what shifts, whose new pods are beside the old ones. */
export interface Stand {
  readonly shifting: readonly Shifting[];
  readonly written: readonly KubeObject[];
  readonly leftovers: Leftovers;
  readonly beside: Beside;
}

export const nothingStands: Stand = {
  shifting: [],
  written: [],
  leftovers: { workloads: new Set(), services: [] },
  beside: { deployments: new Map(), hashes: new Map(), services: [] },
};

/** Applies a plan with new pods of what shifts beside the old ones, seen by nobody. */
export async function takeStand(
  plan: ApplyPlan,
  chosen: readonly Shifting[],
  track: Track,
  replicas: (shifting: Shifting) => number,
  context: StrategyContext,
  writing: Writing,
): Promise<Stand> {
  const leftovers = await clearLeftovers(plan, context, writing);
  const reasons = await Promise.all(
    chosen.map((one) =>
      leftovers.workloads.has(objectKey(one.ref))
        ? 'until it is Ready, pods of an earlier delivery beside it serve'
        : lost(context.client, one, writing),
    ),
  );
  const free = chosen.filter((_one, index) => reasons[index] === undefined);
  for (const [index, reason] of reasons.entries())
    if (reason !== undefined) context.log.info(`${chosen[index]?.ref.name} rolls: ${reason}`);
  const later = new Set([
    ...leftovers.services.map(({ ref }) => objectKey(ref)),
    ...free.flatMap(({ ref, services }) => [ref, ...services.map((one) => one.ref)].map(objectKey)),
  ]);
  const changes = plan.changes.filter(({ ref }) => !later.has(objectKey(ref)));
  const { objects: written } = await apply(context.client, { ...plan, changes }, writing);
  if (free.length === 0) return { ...nothingStands, leftovers, written };
  const shifting = await Promise.all(free.map((one) => asItIs(context.client, one)));
  const options = { owner: plan, track, replicas };
  return { shifting, written, leftovers, beside: await standBeside(shifting, options, context, writing) };
}

/** Why there is nothing to go back to any more: the status that the plan was made of may have lagged behind the pods. */
const lost = async (client: KubeClient, { ref }: Shifting, writing: Writing): Promise<string | undefined> =>
  (await ownPodsOf(client, ref, writing))?.ready === 0 ? 'no pod of it is Ready any more' : undefined;

/** The plan may have been made while a killed run's shift stood, which was taken back since. */
async function asItIs(client: KubeClient, one: Shifting): Promise<Shifting> {
  const [live = one.live, services] = await Promise.all([
    client.get(one.ref),
    Promise.all(
      one.services.map(async (service) => ({
        ...service,
        live: service.live && (await client.get(service.ref)),
      })),
    ),
  ]);
  return { ...one, live, services, replicas: asMany(one, live) };
}

/** With as many replicas as serve by now: an autoscaler adds some while a shift goes on. */
export const asServing = (client: KubeClient, shifting: readonly Shifting[]): Promise<Shifting[]> =>
  Promise.all(
    shifting.map(async (one) => ({ ...one, replicas: asMany(one, (await client.get(one.ref)) ?? one.live) })),
  );

const asMany = ({ replicas }: Shifting, live: KubeObject): number =>
  Math.max(replicas, numberAt(live, 'spec', 'replicas') ?? 1);

/** Every Service of what shifts → its Service of the track. */
export const trackServices = ({ services }: Beside, track: Track): ReadonlyMap<string, string> =>
  new Map(services.map(({ ref }) => [ref.name, trackName(ref.name, track)]));

/** Workloads by their own names, where they run beside. */
export function nameHome(
  ready: readonly Workload[],
  shifting: readonly Shifting[],
  track: Track,
): readonly Workload[] {
  const names = new Map(shifting.map(({ ref }) => [trackName(ref.name, track), ref.name] as const));
  return ready.map((workload) => ({ ...workload, name: names.get(workload.name) ?? workload.name }));
}
