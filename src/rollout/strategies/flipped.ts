import { finishApply } from '../../kube/finish.ts';
import type { ApplyPlan } from '../../kube/plan.ts';
import type { Track } from '../../kube/tracks.ts';
import { type Course, type ShiftContext, writingOf } from './context.ts';
import { promote } from './promote.ts';
import type { Stand } from './stand.ts';
import { watchWindow } from './window.ts';

/** What every strategy does once all traffic is on the new pods: watches them, and makes them permanent. */
export const flipped = (
  plan: ApplyPlan,
  track: Track,
  standing: () => Stand,
  context: ShiftContext,
): Pick<Course, 'watch' | 'complete'> => ({
  watch: async (step, forMs, signal) => {
    const { shifting, beside } = standing();
    if (shifting.length === 0) return;
    await watchWindow(shifting, beside, { step, forMs, track, way: undefined }, context, signal);
  },
  complete: async (guard, signal) => {
    const writing = writingOf(context, guard, signal);
    const { shifting, beside } = standing();
    if (shifting.length > 0) await promote(plan, shifting, beside, context, writing);
    await finishApply(context.client, plan, writing);
  },
});
