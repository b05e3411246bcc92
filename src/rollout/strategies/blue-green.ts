import { parseDuration } from '../../core/inputs.ts';
import type { StrategyOf } from '../../fleet/strategy.ts';
import { apply } from '../../kube/apply.ts';
import { finishApply } from '../../kube/finish.ts';
import { follows } from '../../kube/led-pods.ts';
import { type KubeObject, objectKey } from '../../kube/object.ts';
import type { ApplyPlan } from '../../kube/plan.ts';
import { runHooks } from '../../kube/run-hooks.ts';
import { lead } from '../../kube/selector-shift.ts';
import { trackName } from '../../kube/tracks.ts';
import { allEnded, permit, type Writing } from '../../kube/writing.ts';
import { seconds } from '../phases.ts';
import { type Beside, standBeside } from './beside.ts';
import { type Course, type ShiftContext, writingOf } from './context.ts';
import { clearLeftovers, type Leftovers, settleLeftovers } from './leftovers.ts';
import { promote } from './promote.ts';
import { prove } from './proof.ts';
import { waitUntilReady } from './ready.ts';
import type { Shifting } from './shifting.ts';
import { watchWindow } from './window.ts';

const preview = { track: 'preview' } as const;

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
  let shifting = chosen;
  let written: readonly KubeObject[] = [];
  let leftovers: Leftovers = { workloads: new Set(), services: [] };
  let beside: Beside = { deployments: new Map(), hashes: new Map(), services: [] };
  return {
    apply: async (guard, signal) => {
      const writing = writingOf(context, guard, signal);
      leftovers = await clearLeftovers(plan, context, writing);
      shifting = chosen.filter(({ ref }) => !leftovers.workloads.has(objectKey(ref)));
      const later = new Set([
        ...leftovers.services.map(({ ref }) => objectKey(ref)),
        ...shifting.flatMap(({ ref, services }) => [ref, ...services.map((one) => one.ref)].map(objectKey)),
      ]);
      const changes = plan.changes.filter(({ ref }) => !later.has(objectKey(ref)));
      written = (await apply(client, { ...plan, changes }, writing)).objects;
      if (shifting.length === 0) return;
      const options = { owner: plan, narrow: true, services: true, track: preview.track };
      beside = await standBeside(
        shifting,
        { ...options, replicas: ({ replicas }) => replicas },
        context,
        writing,
      );
    },
    rollOut: async (guard, signal) => {
      const writing = writingOf(context, guard, signal);
      const objects = [...written, ...beside.deployments.values()];
      const ready = await waitUntilReady(context, objects, plan.namespace, signal);
      if (shifting.length > 0) {
        await prove(context, signal, { services: previewNames(beside) });
        log.info('the new pods pass the smoke test beside the old ones');
        await flip(beside, context, writing);
        await prove(context, signal);
        const windowMs = parseDuration(strategy.window) ?? 0;
        log.info(`flip-back window ${seconds(windowMs)}`);
        await watchWindow(shifting, beside, windowMs, context, signal);
      }
      await runHooks(client, plan.hooks.post, plan.namespace, writing);
      const names = new Map(
        shifting.map(({ ref }) => [trackName(ref.name, preview.track), ref.name] as const),
      );
      return ready.map((workload) => ({ ...workload, name: names.get(workload.name) ?? workload.name }));
    },
    complete: async (guard, signal) => {
      const writing = writingOf(context, guard, signal);
      await settleLeftovers(plan, leftovers, context, writing);
      if (shifting.length > 0) await promote(plan, shifting, beside, context, writing);
      await finishApply(client, plan, writing);
    },
  };
}

const previewNames = ({ services }: Beside): ReadonlyMap<string, string> =>
  new Map(services.map(({ ref }) => [ref.name, trackName(ref.name, preview.track)]));

/** Leads every Service to the new pods, all at once, with whatever else the release changes of it. */
async function flip(
  { services }: Beside,
  { client, clock, log }: ShiftContext,
  writing: Writing,
): Promise<void> {
  const began = clock.now();
  await allEnded(
    services.map(async ({ ref, wanted, before }) => {
      const service = wanted ?? before;
      if (service === undefined) return;
      await permit(writing);
      await client.apply(lead(service, preview, before), { force: true });
      if (!(await follows(client, ref, preview, writing)))
        log.warning(`could not see the endpoints of Service ${ref.name} follow`);
    }),
  );
  const what = services.length === 1 ? '1 service' : `${services.length} services`;
  log.info(`traffic of ${what} is on the new pods (${seconds(clock.now() - began)})`);
}
