import type { KubeClient } from './client.ts';
import { deleteInventory, isSameExtent, writeInventory } from './inventory.ts';
import type { ObjectRef } from './object.ts';
import { inWaves } from './order.ts';
import type { ApplyPlan } from './plan.ts';
import { isKubeStatus } from './status-error.ts';
import { allEnded, permit, type Writing } from './writing.ts';

/**
 * Ends a delivery that is complete: what the release no longer has is deleted, workloads first (until now old pods may
 * have needed it), then the inventory says so. Returns what was pruned.
 */
export async function finishApply(
  client: KubeClient,
  plan: ApplyPlan,
  writing: Writing,
): Promise<ObjectRef[]> {
  const pruned = plan.changes.filter(({ action }) => action === 'prune');
  for (const wave of inWaves(pruned, ({ object }) => object).reverse())
    await allEnded(
      wave.map(async ({ ref, object }) => {
        await permit(writing);
        const { uid } = object.metadata;
        await client
          .delete(ref, uid === undefined ? {} : { preconditionUid: uid })
          .catch((error: unknown) => {
            // Somebody put another object there since the plan was made; that one is not ours.
            if (!isKubeStatus(error, 409)) throw error;
          });
      }),
    );
  const { during, after } = plan.extent;
  if (after.kinds.length === 0 || !isSameExtent(during, after)) {
    await permit(writing);
    await (after.kinds.length === 0 ? deleteInventory(client, plan) : writeInventory(client, plan, after));
  }
  return pruned.map(({ ref }) => ref);
}
