import { ActionError, isActionError, messageOf } from '../core/errors.ts';
import type { Release } from '../release/release.ts';
import { type Attempt, attempt, complete } from './attempt.ts';
import type { DeliverOptions, Delivery, RolloutPorts } from './delivery.ts';
import type { PerCluster } from './each-cluster.ts';
import { entryMaker } from './entries.ts';
import { failureOf } from './failure.ts';
import { get, type Locks, lockAll } from './locks.ts';
import { type ClusterOutcome, type Outcome, overall, type Verdict } from './outcome.ts';
import { recordPhases } from './phases.ts';
import { type Prepared, prepare } from './prepare.ts';
import { settle } from './settle.ts';
import type { Target } from './target.ts';

/**
 * Delivers one release to any number of clusters as one transaction: locks all, asks every ledger, plans everywhere;
 * only when all of that succeeded does it write, in all clusters at once. A cluster is verified when its pods run the
 * release and its smoke test passes. What a failure means for the others is the policy's to say:
 *
 * - `all-or-nothing`: no cluster is verified before all are; if one fails, all go back at once.
 * - `fail-fast`: clusters already verified stay; those still under way stop and go back with the failed one.
 * - `continue`: each cluster has its own verdict and goes back alone; where nothing was verified before, what was
 *   applied is left for inspection. Under the other policies it is removed.
 *
 * A cancelled job writes nothing more but its `interrupted`; the next run converges. What a user can act on is not
 * thrown but part of the outcome.
 */
export async function deliver(
  targets: readonly Target[],
  release: Release,
  options: DeliverOptions,
  { clock, signal }: RolloutPorts,
): Promise<Outcome> {
  const now = () => clock.now();
  const delivery: Delivery = {
    release,
    options,
    signal,
    now,
    since: now(),
    entry: entryMaker(options.origin, now),
    phases: new Map(targets.map(({ cluster }) => [cluster, recordPhases(now)])),
  };
  let locks: Locks | undefined;
  try {
    if (!options.dryRun) locks = await lockAll(targets, options.lockWaitMs, now, signal);
    const prepared = await prepare(targets, locks, delivery);
    if (prepared === 'superseded')
      return unbegun(targets, delivery, 'superseded', 'a later release was verified meanwhile');
    if (locks === undefined) return planned(targets, prepared, delivery);
    return await write(targets, prepared, locks, delivery);
  } catch (error) {
    if (!isActionError(error)) throw error;
    const verdict = signal.aborted ? 'interrupted' : 'refused';
    return { ...unbegun(targets, delivery, verdict, messageOf(error)), error };
  } finally {
    await locks?.release();
  }
}

async function write(
  targets: readonly Target[],
  prepared: PerCluster<Prepared>,
  locks: Locks,
  delivery: Delivery,
): Promise<Outcome> {
  const { onFailure } = delivery.options;
  const stop = new AbortController();
  const runs = targets.map((target) => ({ target, end: forward(target) }));
  // The barrier of all-or-nothing: nobody is verified, and nobody goes back, before everybody has come to an end.
  const barrier = Promise.all(runs.map(({ end }) => end));
  const clusters = await Promise.all(
    runs.map(async ({ target, end }): Promise<ClusterOutcome> => {
      const own = await end;
      const shared = onFailure === 'all-or-nothing' ? await barrier : [own];
      const failed = shared.some(({ state }) => state !== 'serves');
      const failure = messageOf(own.error ?? stop.signal.reason);
      const lease = locks.of(target);
      return settle(target, get(prepared, target), lease, own, failed ? failure : undefined, delivery);
    }),
  );
  const verdict = overall(clusters);
  return { verdict, clusters, error: failureOf(verdict, clusters, delivery) };

  async function forward(target: Target): Promise<Attempt> {
    const [plan, lease] = [get(prepared, target), locks.of(target)];
    const served = await attempt(target, plan, lease, delivery, stop.signal);
    const own =
      served.state === 'serves' ? await complete(target, plan, lease, delivery, served, stop.signal) : served;
    if (own.state === 'failed' && onFailure !== 'continue')
      stop.abort(new ActionError('ROLLOUT_FAILED', `${target.cluster} failed: ${messageOf(own.error)}`));
    return own;
  }
}

/** Nothing was written anywhere. */
function unbegun(
  targets: readonly Target[],
  { phases }: Delivery,
  verdict: Verdict,
  reason: string,
): Outcome {
  const clusters = targets.map((target) => ({
    cluster: target.cluster,
    verdict,
    reason,
    phases: get(phases, target).phases,
  }));
  return { verdict, clusters };
}

function planned(targets: readonly Target[], prepared: PerCluster<Prepared>, { phases }: Delivery): Outcome {
  const clusters = targets.map((target): ClusterOutcome => {
    const { changes, diff } = get(prepared, target).plan;
    return { cluster: target.cluster, verdict: 'planned', changes, diff, phases: get(phases, target).phases };
  });
  return { verdict: 'planned', clusters };
}
