import type { KindRef, KubeClient } from './client.ts';
import { at, textAt } from './fields.ts';
import { isArgoRollout } from './foreign-status.ts';
import { applySetId, memberLabel, type Owner, readExtent } from './inventory.ts';
import { type KubeObject, refOf } from './object.ts';
import { isKubeStatus } from './status-error.ts';
import { allEnded, permit, type Writing } from './writing.ts';

const kind: KindRef = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' };

/**
 * Gives the traffic of an application's Argo Rollouts that are under way back to their stable pods at once, as
 * `kubectl argo rollouts abort` does; says so where that is not allowed. Flagger has no such thing: it goes back by
 * itself, or to what it is given next.
 */
export async function abortRollouts(client: KubeClient, owner: Owner, writing: Writing): Promise<void> {
  if ((await client.scopeOf(kind)) === undefined) return;
  const { namespaces = [] } = (await readExtent(client, owner)) ?? {};
  const labelSelector = `${memberLabel}=${applySetId(owner)}`;
  await allowed(writing, async () => {
    const lists = await Promise.all(
      [...new Set([owner.namespace, ...namespaces])].map((namespace) =>
        client.list(kind, { namespace, labelSelector }),
      ),
    );
    await setAbort(client, lists.flat().filter(isUnderWay), true, writing);
  });
}

/** Lets those among the objects go on that were aborted before, as `kubectl argo rollouts retry` does. */
export async function retryRollouts(
  client: KubeClient,
  objects: readonly KubeObject[],
  writing: Writing,
): Promise<void> {
  const rollouts = objects.filter(isArgoRollout);
  const live = await Promise.all(rollouts.map((rollout) => client.get(refOf(rollout))));
  const aborted = live.flatMap((one) =>
    one !== undefined && at(one, 'status', 'abort') === true && !isPromoted(one) ? [one] : [],
  );
  await allowed(writing, () => setAbort(client, aborted, false, writing));
}

async function allowed({ log }: Writing, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isKubeStatus(error, 403)) throw error;
    log.warning(`Argo Rollouts could not be told: ${error.message}`);
  }
}

const isPromoted = ({ status }: KubeObject): boolean =>
  textAt(status, 'stableRS') === textAt(status, 'currentPodHash');

/** Whether new pods have or may get traffic beside stable ones. */
const isUnderWay = (rollout: KubeObject): boolean =>
  !isPromoted(rollout) &&
  at(rollout, 'status', 'abort') !== true &&
  textAt(rollout, 'status', 'stableRS') !== undefined;

async function setAbort(
  client: KubeClient,
  rollouts: readonly KubeObject[],
  abort: boolean,
  writing: Writing,
): Promise<void> {
  await allEnded(
    rollouts.map(async (rollout) => {
      await permit(writing);
      await client.patchStatus(refOf(rollout), { status: { abort } });
      writing.log.info(`${abort ? 'aborted' : 'retried'} Rollout ${rollout.metadata.name}`);
    }),
  );
}
