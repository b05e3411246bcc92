import { parseDuration } from '../../core/inputs.ts';
import type { StrategyOf } from '../../fleet/strategy.ts';
import { numberAt } from '../../kube/fields.ts';
import type { ApplyPlan } from '../../kube/plan.ts';
import { runHooks } from '../../kube/run-hooks.ts';
import { trackDeployment } from '../../kube/tracks.ts';
import { allEnded, permit, type Writing } from '../../kube/writing.ts';
import { releaseId } from '../../release/release.ts';
import type { Workload } from '../target.ts';
import { byReplicas } from './by-replicas.ts';
import { byRoutes } from './by-routes.ts';
import { type Course, type ShiftContext, writingOf } from './context.ts';
import { flip } from './flip.ts';
import { flipped } from './flipped.ts';
import { settleLeftovers } from './leftovers.ts';
import { ownReplicasAnnotation } from './own-replicas.ts';
import { prove } from './proof.ts';
import { waitUntilReady } from './ready.ts';
import type { Shifting } from './shifting.ts';
import { percent, type Splitter } from './splitter.ts';
import { asServing, nameHome, nothingStands, takeStand, trackServices } from './stand.ts';
import { watchWindow } from './window.ts';

const track = 'canary';

/** What splits traffic for the environment’s canary. Refuses what it cannot do before the first write. */
export function openSplitter(
  plan: ApplyPlan,
  shifting: readonly Shifting[],
  { by, header, steps }: StrategyOf<'canary'>,
  context: ShiftContext,
): Promise<Splitter> {
  if (by === 'replicas') return byReplicas(shifting, steps, context);
  const value = context.release === undefined ? 'release' : releaseId(context.release);
  return byRoutes(plan, shifting, { router: by, header: { name: header, value } }, context);
}

/**
 * The new pods come up beside the old ones, unseen, are smoke-tested, and get a growing share of the traffic, watched
 * at each step by smoke test and metrics; in the end all of it, with the old pods still there. What does not shift
 * rolls meanwhile.
 */
export function canary(
  plan: ApplyPlan,
  chosen: readonly Shifting[],
  { steps }: StrategyOf<'canary'>,
  splitter: Splitter,
  context: ShiftContext,
): Course {
  const { client, log } = context;
  let stand = nothingStands;

  const podsFor = (one: Shifting, weight = 100) =>
    weight < 100 ? splitter.canaryPods(one, weight) : one.replicas;

  /** New pods for a share, and Ready before they get it. */
  const grow = async (weight: number, writing: Writing) => {
    stand = { ...stand, shifting: await asServing(client, stand.shifting) };
    const objects = await allEnded(
      stand.shifting.map(async (one) => {
        const object = trackDeployment(one.change.object, track, plan, podsFor(one, weight));
        const { annotations } = object.metadata;
        const remembered = {
          ...annotations,
          [ownReplicasAnnotation]: String(numberAt(one.live, 'spec', 'replicas') ?? 1),
        };
        await permit(writing);
        const metadata = { ...object.metadata, annotations: remembered };
        return client.apply({ ...object, metadata }, { force: true });
      }),
    );
    return waitUntilReady(context, objects, plan.namespace, writing.signal);
  };

  /** All traffic to the new pods, by their Services: the old pods stay, and it can go back as fast. */
  const takeAll = async (writing: Writing) => {
    const ready = await grow(100, writing);
    await flip(stand.beside, track, context, writing);
    await splitter.end(stand, writing);
    await prove(context, writing.signal);
    return ready;
  };

  const walk = async (writing: Writing) => {
    const { signal } = writing;
    const { shifting, beside } = stand;
    const services = { services: trackServices(beside, track) };
    await prove(context, signal, services);
    for (const way of await splitter.begin(stand, writing)) await prove(context, signal, way);
    log.info('the new pods pass the smoke test before they get traffic');
    if (context.watch === undefined) log.info('no analysis: the smoke test alone judges the new pods');
    let all: readonly Workload[] | undefined;
    for (const [index, { weight, pause }] of steps.entries()) {
      const step = `step ${index + 1} of ${steps.length}, ${percent(weight)}`;
      if (weight < 100) {
        await grow(weight, writing);
        for (const share of await splitter.share(weight, stand, writing)) {
          log.info(`${step}: ${share}`);
          context.onShare?.(step, share);
        }
      } else {
        all = await takeAll(writing);
      }
      log.info(`${step}: watched for ${pause}`);
      const window = {
        step,
        forMs: parseDuration(pause) ?? 0,
        track,
        way: all === undefined ? services : undefined,
      } as const;
      await watchWindow(shifting, beside, window, context, signal);
    }
    return all ?? (await takeAll(writing));
  };

  return {
    apply: async (guard, signal) => {
      const writing = writingOf(context, guard, signal);
      stand = await takeStand(plan, chosen, track, (one) => podsFor(one, steps[0]?.weight), context, writing);
    },
    rollOut: async (guard, signal) => {
      const writing = writingOf(context, guard, signal);
      const { shifting, written, leftovers, beside } = stand;
      const objects = [...written, ...beside.deployments.values()];
      const ready = await waitUntilReady(context, objects, plan.namespace, signal);
      await settleLeftovers(plan, leftovers, context, writing);
      const last = shifting.length > 0 ? await walk(writing) : [];
      await runHooks(client, plan.hooks.post, plan.namespace, writing);
      const grown = new Set(last.map(({ name }) => name));
      return nameHome([...ready.filter(({ name }) => !grown.has(name)), ...last], shifting, track);
    },
    ...flipped(plan, track, () => stand, context),
  };
}
