import type { Strategy } from '../../fleet/strategy.ts';
import type { ApplyPlan } from '../../kube/plan.ts';
import { blueGreen } from './blue-green.ts';
import { canary, openSplitter } from './canary.ts';
import type { Course, ShiftContext } from './context.ts';
import { rolling } from './rolling.ts';
import { chooseShifting, type ShiftChoice } from './shifting.ts';

/**
 * The course a plan takes by its environment's strategy. What shifts is chosen now, so that a strategy that cannot be
 * followed refuses before the first write: `CHART_INVALID`.
 */
export async function courseOf(plan: ApplyPlan, strategy: Strategy, context: ShiftContext): Promise<Course> {
  switch (strategy.kind) {
    case 'rolling':
      return rolling(plan, context);
    case 'blue-green': {
      const rule = { workloads: strategy.workloads, byServices: true, track: 'preview' } as const;
      const choice = await chooseShifting(context.client, plan, rule, context.clock);
      sayChoice(choice, context);
      return blueGreen(plan, choice.shifting, strategy, context);
    }
    case 'canary': {
      const byServices = strategy.by !== 'replicas';
      const rule = { workloads: strategy.workloads, byServices, track: 'canary' } as const;
      const choice = await chooseShifting(context.client, plan, rule, context.clock);
      sayChoice(choice, context);
      const splitter = await openSplitter(plan, choice.shifting, strategy, context);
      return canary(plan, choice.shifting, strategy, splitter, context);
    }
  }
}

/** Says which workloads shift, and why others that change do not. */
export function sayChoice({ shifting, rolling: others }: ShiftChoice, { log }: ShiftContext): void {
  if (shifting.length > 0) log.info(`shifts: ${shifting.map(({ ref }) => ref.name).join(', ')}`);
  for (const { name, reason } of others) log.info(`${name} rolls: ${reason}`);
}
