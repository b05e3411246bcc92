import { ActionError, isActionError, messageOf } from '../core/errors.ts';
import type { KubeClient } from './client.ts';
import { established, isDefinition } from './definitions.ts';
import { gone } from './gone.ts';
import { hookOutcome } from './hook-outcome.ts';
import type { Hook } from './hooks.ts';
import { describeRef, refOf } from './object.ts';
import { permit, type Writing } from './writing.ts';

/**
 * Runs hooks one after the other and waits for each; those that go once they succeeded are deleted after the last one,
 * as Helm does it, for a later hook may need them. `ROLLOUT_FAILED` with the log's end where one fails.
 */
export async function runHooks(
  client: KubeClient,
  hooks: readonly Hook[],
  namespace: string,
  writing: Writing,
): Promise<void> {
  for (const [index, hook] of hooks.entries()) {
    const failure = await runHook(client, hook, namespace, writing);
    if (failure === undefined) continue;
    // What cannot be deleted must not hide why the hook failed.
    const warn = (error: unknown) => writing.log.warning(`a hook was not deleted: ${messageOf(error)}`);
    await clear(client, [hook], 'hook-failed', writing).catch(warn);
    await clear(client, hooks.slice(0, index), 'hook-succeeded', writing).catch(warn);
    throw failure;
  }
  await clear(client, hooks, 'hook-succeeded', writing);
}

/** Deletes what is to go at this point, the last first. */
async function clear(
  client: KubeClient,
  hooks: readonly Hook[],
  policy: string,
  writing: Writing,
): Promise<void> {
  for (const { object } of hooks.filter((hook) => goesBy(hook, policy)).toReversed()) {
    await permit(writing);
    await client.delete(refOf(object));
  }
}

/** A CustomResourceDefinition never goes, as with Helm: every object of its kind would go with it. */
const goesBy = ({ object, deletePolicy }: Hook, policy: string): boolean =>
  deletePolicy.includes(policy) && !isDefinition(object);

/** Writes a hook and waits for it; what there is to say when it failed. */
async function runHook(
  client: KubeClient,
  hook: Hook,
  namespace: string,
  writing: Writing,
): Promise<ActionError | undefined> {
  const ref = refOf(hook.object);
  await clear(client, [hook], 'before-hook-creation', writing);
  // What is written to an object that is being deleted goes with it.
  await gone(client, ref, writing);
  await permit(writing);
  writing.log.info(`hook ${describeRef(ref, namespace)}`);
  const applied = await client.apply(hook.object, { force: true });
  if (isDefinition(hook.object))
    return established(client, hook.object, writing).then(
      () => undefined,
      (error: unknown) => {
        if (isActionError(error, 'ROLLOUT_FAILED')) return error;
        throw error;
      },
    );
  const failure = await hookOutcome(client, hook, applied, writing);
  if (failure === undefined) return undefined;
  return new ActionError('ROLLOUT_FAILED', `Hook ${describeRef(ref, namespace)} ${failure}`, {
    hint: 'The release’s other objects are unchanged if this was a pre hook. See the hook’s own log.',
  });
}
