import { isActionError, messageOf } from '../core/errors.ts';
import type { Release } from '../release/release.ts';
import { carryOut } from './carry-out.ts';
import type { DeliverOptions, Delivery, RolloutPorts } from './delivery.ts';
import type { PerCluster } from './each-cluster.ts';
import { entryMaker } from './entries.ts';
import { failureOf } from './failure.ts';
import { refuseFrozen } from './freeze.ts';
import { get, type Locks, lockAll } from './locks.ts';
import { countLosses } from './losses.ts';
import { type ClusterOutcome, type Outcome, overall, type Verdict } from './outcome.ts';
import { recordPhases } from './phases.ts';
import { policyOf } from './policy.ts';
import { type Prepared, prepare } from './prepare.ts';
import type { Target } from './target.ts';

/**
 * Delivers one release to any number of clusters as one transaction: locks all, asks every ledger, plans everywhere;
 * only when all of that succeeded does it write, in all clusters of a wave at once. A cluster is verified when its pods
 * run the release and its smoke test passes. What a failure means for the others is the policy's to say:
 *
 * - `all-or-nothing`: nothing is made permanent before all clusters serve, and none is verified before all are
 *   permanent; if one fails, all go back at once, those of earlier waves too.
 * - `quorum`: the same with as many clusters as the quorum; one that fails beside them goes back alone.
 * - `fail-fast`: clusters already verified stay; those still under way stop and go back with the failed one.
 * - `continue`: each cluster has its own verdict and goes back alone; where nothing was verified before, what was
 *   applied is left for inspection. Under the other policies it is removed.
 *
 * `continue` and `quorum` go on without clusters that do not answer, the others refuse before the first write. A
 * cancelled job writes nothing more but its `interrupted`, or goes back where the environment wants that; the next run
 * converges. What a user can act on is not thrown but part of the outcome.
 */
export async function deliver(
  targets: readonly Target[],
  release: Release,
  options: DeliverOptions,
  { clock, signal, grace = signal }: RolloutPorts,
): Promise<Outcome> {
  const now = () => clock.now();
  const all = targets.length + (options.unreachable?.size ?? 0);
  const policy = policyOf(options.onFailure, all);
  const delivery: Delivery = {
    release,
    options,
    policy,
    signal,
    grace,
    now,
    since: now(),
    entry: entryMaker(options.origin, now),
    phases: new Map(targets.map(({ cluster }) => [cluster, recordPhases(now)])),
  };
  const { lost, forgo } = countLosses(all, policy, options.unreachable);
  let locks: Locks | undefined;
  try {
    // Asked again under the locks: it may begin to freeze while others are waited for.
    const thawed = () => options.dryRun || refuseFrozen(options.freeze, options, now());
    thawed();
    if (!options.dryRun) locks = await lockAll(targets, options.lockWaitMs, now, signal, forgo);
    thawed();
    const answering = () => targets.filter(({ cluster }) => !lost.has(cluster));
    const prepared = await prepare(answering(), locks, delivery, forgo);
    if (prepared === 'superseded')
      return unbegun(targets, delivery, 'superseded', 'a later release was verified meanwhile');
    const ends =
      locks === undefined
        ? answering().map((target) => planned(target, prepared, delivery))
        : await carryOut(answering(), prepared, locks, delivery, clock);
    const missed = [...lost].map(([cluster, error]) => unreached(cluster, error, delivery));
    return conclude([...ends, ...missed], delivery);
  } catch (error) {
    if (!isActionError(error)) throw error;
    const verdict = signal.aborted ? 'interrupted' : 'refused';
    return { ...unbegun(targets, delivery, verdict, messageOf(error)), error };
  } finally {
    await locks?.release();
  }
}

/** A quorum that is met makes a success of what failed beside it. */
function conclude(clusters: readonly ClusterOutcome[], delivery: Delivery): Outcome {
  const { needed } = delivery.policy;
  const verdict = overall(clusters);
  const error = failureOf(verdict, clusters, delivery);
  const serving = clusters.filter((one) => one.verdict === 'verified').length;
  // A cluster that did not come back, or a job that was cut short, is no success whatever the others do.
  const met = needed > 0 && serving >= needed && verdict !== 'interrupted';
  if (!met || !isActionError(error) || error.code === 'ROLLBACK_FAILED') return { verdict, clusters, error };
  const remainder = `${error.message}\n${error.hint ?? ''}`.trim();
  return { verdict: 'verified', clusters, error: undefined, remainder };
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

function planned(target: Target, prepared: PerCluster<Prepared>, { phases }: Delivery): ClusterOutcome {
  const { changes, diff, risks } = get(prepared, target).plan;
  const { cluster } = target;
  return { cluster, verdict: 'planned', changes, diff, risks, phases: get(phases, target).phases };
}

function unreached(cluster: string, error: unknown, { phases }: Delivery): ClusterOutcome {
  const reason = messageOf(error);
  return { cluster, verdict: 'unreachable', reason, error, phases: phases.get(cluster)?.phases ?? [] };
}
