import { apply } from '../../kube/apply.ts';
import { finishApply } from '../../kube/finish.ts';
import type { KubeObject } from '../../kube/object.ts';
import type { ApplyPlan } from '../../kube/plan.ts';
import { runHooks } from '../../kube/run-hooks.ts';
import type { Plan } from '../target.ts';
import type { StrategyContext } from './context.ts';
import { waitUntilReady } from './ready.ts';

/** Every workload replaces its own pods, as its controller does it. */
export function rolling(
  plan: ApplyPlan,
  context: StrategyContext,
): Pick<Plan, 'apply' | 'rollOut' | 'complete'> {
  const { client, clock, log } = context;
  let written: readonly KubeObject[] = [];
  return {
    apply: async (guard, signal) => {
      written = (await apply(client, plan, { guard, signal, clock, log })).objects;
    },
    rollOut: async (guard, signal) => {
      const workloads = await waitUntilReady(context, written, plan.namespace, signal);
      await runHooks(client, plan.hooks.post, plan.namespace, { guard, signal, clock, log });
      return workloads;
    },
    complete: async (guard, signal) => {
      await finishApply(client, plan, { guard, signal, clock, log });
    },
  };
}
