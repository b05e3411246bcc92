import { applyAutoscaled } from './autoscaling.ts';
import type { KubeClient } from './client.ts';
import { established, isDefinition } from './definitions.ts';
import type { Change } from './dry-run.ts';
import { retryRollouts } from './foreign-abort.ts';
import { gone } from './gone.ts';
import { isSameExtent, writeInventory } from './inventory.ts';
import { adoptedFields } from './managed-fields.ts';
import { createNamespace } from './namespace.ts';
import type { KubeObject, ObjectRef } from './object.ts';
import { inWaves } from './order.ts';
import type { ApplyPlan } from './plan.ts';
import { runHooks } from './run-hooks.ts';
import { isKubeStatus } from './status-error.ts';
import { until } from './until.ts';
import { allEnded, permit, type Writing } from './writing.ts';

export interface Applied {
  /** Every object of the release as the server has it now. */
  readonly objects: readonly KubeObject[];
  /** How many were created or changed. */
  readonly changed: number;
}

/**
 * Makes a plan's changes, all but pruning: namespace, inventory, pre hooks (in an installation after the definitions),
 * then the objects in waves. Each write is preceded by the guard. Stops at the first failure; a second apply of the
 * same release converges.
 */
export async function apply(client: KubeClient, plan: ApplyPlan, writing: Writing): Promise<Applied> {
  if (plan.createNamespace) {
    await permit(writing);
    await createNamespace(client, plan.namespace);
  }
  const wanted = plan.changes.filter(({ action }) => action !== 'prune');
  const early = wanted.filter(({ object }) => object.kind === 'Namespace');
  const objects = await applyWaves(client, early, writing);
  if (!isSameExtent(plan.extent.before, plan.extent.during)) {
    await permit(writing);
    await writeInventory(client, plan, plan.extent.during);
  }
  // A hook of an installation may be of a kind the chart defines: Helm installs crds/ before.
  const definitions = plan.operation === 'install' ? wanted.filter(({ object }) => isDefinition(object)) : [];
  objects.push(...(await applyWaves(client, definitions, writing)));
  await runHooks(client, plan.hooks.pre, plan.namespace, writing);
  const late = wanted.filter((change) => !early.includes(change) && !definitions.includes(change));
  objects.push(...(await applyWaves(client, late, writing)));
  await retryRollouts(client, objects, writing);
  return { objects, changed: wanted.filter(({ action }) => action !== 'unchanged').length };
}

/** Makes changes wave by wave, all of a wave at once; what is unchanged is given as it is. */
export async function applyWaves(
  client: KubeClient,
  changes: readonly Change[],
  writing: Writing,
): Promise<KubeObject[]> {
  const objects: KubeObject[] = [];
  for (const wave of inWaves(changes, ({ object }) => object)) {
    const written = await allEnded(wave.map((change) => applyOne(client, change, writing)));
    const definitions = written.filter(isDefinition);
    await Promise.all(definitions.map((definition) => established(client, definition, writing)));
    objects.push(...written);
  }
  return objects;
}

async function applyOne(client: KubeClient, change: Change, writing: Writing): Promise<KubeObject> {
  const { ref, live } = change;
  if (change.action === 'unchanged' && live !== undefined) return live;
  if (change.recreate) await remove(client, ref, writing);
  else if (live?.metadata.deletionTimestamp !== undefined) await gone(client, ref, writing);
  else if (change.adopt) await adopt(client, ref, writing);
  await permit(writing);
  return writeOne(client, change, writing);
}

/** A custom resource may be refused for a moment after its definition was established. */
async function writeOne(
  client: KubeClient,
  { object, force, autoscaled }: Change,
  { clock, signal }: Writing,
): Promise<KubeObject> {
  const write = () =>
    autoscaled ? applyAutoscaled(client, object, { force }) : client.apply(object, { force });
  const tried = await until(
    () =>
      write().catch((error: unknown) => {
        if (isKubeStatus(error, 404) && !/namespaces? "/.test(error.said)) return undefined;
        throw error;
      }),
    { clock, signal, patienceMs: 10_000 },
  );
  return tried ?? write();
}

/** Moves what Helm or kubectl own to us, so that what they set and we leave out goes away. */
async function adopt(client: KubeClient, ref: ObjectRef, writing: Writing): Promise<void> {
  await permit(writing);
  const live = await client.get(ref);
  if (live === undefined) return;
  const { resourceVersion } = live.metadata;
  await client.patch(ref, { metadata: { resourceVersion, managedFields: adoptedFields(live) } });
}

async function remove(client: KubeClient, ref: ObjectRef, writing: Writing): Promise<void> {
  await permit(writing);
  await client.delete(ref);
  await gone(client, ref, writing);
}
