import { applyWaves } from '../../kube/apply.ts';
import { refOf } from '../../kube/object.ts';
import type { ApplyPlan } from '../../kube/plan.ts';
import { readShift } from '../../kube/shift-state.ts';
import { promotingAnnotation } from '../../kube/tracks.ts';
import { allEnded, permit, type Writing } from '../../kube/writing.ts';
import type { Beside } from './beside.ts';
import type { StrategyContext } from './context.ts';
import { waitUntilReady } from './ready.ts';
import type { Shifting } from './shifting.ts';
import { tidy } from './tidy.ts';

/**
 * Makes a shift permanent: the chart's own Deployments roll to the release while the pods beside keep the traffic they
 * have; then it goes to them, and the pods beside leave. From its first write on there are no old pods to go back to,
 * which the tracks' Deployments say before it.
 */
export async function promote(
  plan: ApplyPlan,
  shifting: readonly Shifting[],
  { deployments }: Beside,
  context: StrategyContext,
  writing: Writing,
): Promise<void> {
  const { client, log } = context;
  const patch = { metadata: { annotations: { [promotingAnnotation]: 'true' } } };
  await allEnded(
    [...deployments.values()].map(async (object) => {
      await permit(writing);
      await client.patch(refOf(object), patch);
    }),
  );
  const written = await applyWaves(
    client,
    shifting.map(({ change }) => change),
    writing,
  );
  log.info(`${shifting.map(({ ref }) => ref.name).join(', ')}: rolling for good, without traffic`);
  await waitUntilReady(context, written, plan.namespace, writing.signal, writing.guard);
  const state = await readShift(client, plan, [plan.namespace, ...plan.extent.during.namespaces]);
  const wanted = shifting.flatMap(({ services }) => services.flatMap((service) => service.wanted ?? []));
  await tidy(client, plan, state, wanted, writing);
}
