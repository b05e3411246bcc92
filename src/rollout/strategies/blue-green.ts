import { parseDuration } from '../../core/inputs.ts';
import type { StrategyOf } from '../../fleet/strategy.ts';
import type { ApplyPlan } from '../../kube/plan.ts';
import { runHooks } from '../../kube/run-hooks.ts';
import { seconds } from '../phases.ts';
import { type Course, type ShiftContext, writingOf } from './context.ts';
import { flip } from './flip.ts';
import { flipped } from './flipped.ts';
import { settleLeftovers } from './leftovers.ts';
import { prove } from './proof.ts';
import { waitUntilReady } from './ready.ts';
import type { Shifting } from './shifting.ts';
import { nameHome, nothingStands, takeStand, trackServices } from './stand.ts';
import { watchWindow } from './window.ts';

const track = 'preview';

/**
 * The new pods come up beside the old ones, unseen, and are smoke-tested; then all traffic goes over at once, and for
 * the time of the window can go back as fast. What does not shift rolls meanwhile.
 */
export function blueGreen(
  plan: ApplyPlan,
  chosen: readonly Shifting[],
  strategy: StrategyOf<'blue-green'>,
  context: ShiftContext,
): Course {
  const { client, log } = context;
  let stand = nothingStands;
  return {
    apply: async (guard, signal) => {
      const writing = writingOf(context, guard, signal);
      stand = await takeStand(plan, chosen, track, ({ replicas }) => replicas, context, writing);
    },
    rollOut: async (guard, signal) => {
      const writing = writingOf(context, guard, signal);
      const { shifting, written, leftovers, beside } = stand;
      const objects = [...written, ...beside.deployments.values()];
      const ready = await waitUntilReady(context, objects, plan.namespace, signal);
      await settleLeftovers(plan, leftovers, context, writing);
      if (shifting.length > 0) {
        await prove(context, signal, { services: trackServices(beside, track) });
        log.info('the new pods pass the smoke test beside the old ones');
        await flip(beside, track, context, writing);
        await prove(context, signal);
        const forMs = parseDuration(strategy.window) ?? 0;
        log.info(`flip-back window ${seconds(forMs)}`);
        const window = { step: 'flip-back window', forMs, track, way: undefined } as const;
        await watchWindow(shifting, beside, window, context, signal);
      }
      await runHooks(client, plan.hooks.post, plan.namespace, writing);
      return nameHome(ready, shifting, track);
    },
    ...flipped(plan, track, () => stand, context),
  };
}
