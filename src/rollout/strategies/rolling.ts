import { apply } from '../../kube/apply.ts';
import { finishApply } from '../../kube/finish.ts';
import type { KubeObject } from '../../kube/object.ts';
import type { ApplyPlan } from '../../kube/plan.ts';
import { runHooks } from '../../kube/run-hooks.ts';
import { type Course, type StrategyContext, writingOf } from './context.ts';
import { clearLeftovers, type Leftovers, settleLeftovers } from './leftovers.ts';
import { waitUntilReady } from './ready.ts';

/** Every workload replaces its own pods, as its controller does it. */
export function rolling(plan: ApplyPlan, context: StrategyContext): Course {
  const { client } = context;
  let written: readonly KubeObject[] = [];
  let leftovers: Leftovers | undefined;
  return {
    apply: async (guard, signal) => {
      const writing = writingOf(context, guard, signal);
      const held = await clearLeftovers(plan, context, writing);
      leftovers = held;
      const changes = plan.changes.filter((change) => !held.services.includes(change));
      written = (await apply(client, { ...plan, changes }, writing)).objects;
    },
    rollOut: async (guard, signal) => {
      const writing = writingOf(context, guard, signal);
      const workloads = await waitUntilReady(context, written, plan.namespace, signal, guard);
      if (leftovers !== undefined) await settleLeftovers(plan, leftovers, context, writing);
      await runHooks(client, plan.hooks.post, plan.namespace, writing);
      return workloads;
    },
    complete: async (guard, signal) => {
      await finishApply(client, plan, writingOf(context, guard, signal));
    },
  };
}
