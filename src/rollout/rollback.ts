import { ActionError, isActionError, messageOf } from '../core/errors.ts';
import type { Deployment } from '../release/deployment.ts';
import type { Release } from '../release/release.ts';
import { problemsOf, type SuiteResult } from '../smoke/result.ts';
import type { RolloutPorts } from './delivery.ts';
import { inEachCluster, named } from './each-cluster.ts';
import { entryMaker, type Origin, readSettled } from './entries.ts';
import { neededReleases } from './history.ts';
import { get, type Locks, lockAll } from './locks.ts';
import { type ClusterOutcome, type Outcome, overall, type Verdict } from './outcome.ts';
import { type PhaseRecorder, recordPhases, seconds } from './phases.ts';
import { agree, findWay, type Way } from './rollback-way.ts';
import type { Target, Workload } from './target.ts';

export interface RollbackOptions {
  readonly origin: Origin;
  /** Id, its beginning, or sequence number; each cluster's last verified release before the live one without it. */
  readonly release: string | undefined;
  readonly reason: string;
  readonly dryRun: boolean;
  /** Milliseconds during which no delivery may undo it by itself; 0 for none. */
  readonly holdMs: number;
  readonly lockWaitMs: number;
}

export interface RollbackOutcome extends Outcome {
  /** Where the clusters went, or would go. */
  readonly target?: Deployment | undefined;
  /** Its record. */
  readonly stored?: Release | undefined;
}

/**
 * Puts an older release back, in any number of clusters at once, from their ledgers and stored manifests alone. Before
 * the first write it has found the target in every ledger, read its manifests back and tried them on every server.
 * Into each ledger go `rolled-back` of the live release with the reason, `started` and, when the pods run it and the
 * smoke test passes, `verified` of the older one; a hold keeps deliveries from undoing it by themselves. A cluster
 * that fails is named (`ROLLBACK_FAILED`), the others go on.
 */
export async function rollback(
  targets: readonly Target[],
  options: RollbackOptions,
  { clock, signal }: RolloutPorts,
): Promise<RollbackOutcome> {
  const now = () => clock.now();
  const phases = new Map(targets.map(({ cluster }) => [cluster, recordPhases(now)]));
  let locks: Locks | undefined;
  try {
    if (!options.dryRun) locks = await lockAll(targets, options.lockWaitMs, now, signal);
    const held = locks;
    const pages = await inEachCluster(targets, (target) =>
      held === undefined ? target.ledger.read() : readSettled(target, held.of(target), options.origin, now),
    );
    const ways = await inEachCluster(targets, (target) =>
      get(phases, target).record('plan', () => findWay(target, get(pages, target), options.release)),
    );
    const target = agree(ways);
    const stored = [...ways.values()][0]?.stored.release;
    const clusters = await Promise.all(
      targets.map(async (each): Promise<ClusterOutcome> => {
        const way = get(ways, each);
        if (held === undefined) return outcome(each, way, get(phases, each), 'planned');
        return goBack(each, way, held, get(phases, each), options, now, signal);
      }),
    );
    const verdict = overall(clusters);
    return { verdict, clusters, target, stored, error: failure(clusters, target, options) };
  } catch (error) {
    if (!isActionError(error)) throw error;
    const verdict = signal.aborted ? 'interrupted' : 'refused';
    const reason = messageOf(error);
    const clusters = targets.map(
      ({ cluster }) =>
        ({
          cluster,
          verdict,
          reason,
          phases: phases.get(cluster)?.phases ?? [],
        }) satisfies ClusterOutcome,
    );
    return { verdict, clusters, error };
  } finally {
    await locks?.release();
  }
}

async function goBack(
  target: Target,
  way: Way,
  locks: Locks,
  phases: PhaseRecorder,
  { origin, reason, holdMs }: RollbackOptions,
  now: () => number,
  signal: AbortSignal,
): Promise<ClusterOutcome> {
  const { from, to, stored, plan } = way;
  const entry = entryMaker(origin, now);
  const lease = locks.of(target);
  const guard = async () => {
    signal.throwIfAborted();
    await lease.guard();
  };
  let begun = false;
  let workloads: readonly Workload[] | undefined;
  let smoke: SuiteResult | undefined;
  try {
    await phases.record('return', async () => {
      const began = now();
      await guard();
      const at = new Date(now()).toISOString();
      const left =
        from === undefined || from.release === to.release
          ? []
          : [{ ...from, ...origin, cluster: target.cluster, state: 'rolled-back' as const, at, reason }];
      const until = new Date(now() + holdMs).toISOString();
      const { actor, run } = origin;
      await target.ledger.append(
        [...left, entry(target, stored.release, 'started')],
        holdMs > 0 ? { reason, actor, run, at, until } : null,
      );
      begun = true;
      await target.retreat(guard, signal);
      await plan.apply(guard, signal);
      target.log.info(`applied release ${to.sequence} in ${seconds(now() - began)}`);
      workloads = await plan.rollOut(guard, signal);
      await plan.complete(guard, signal);
      await target.tidy(guard, signal);
    });
    smoke = await phases.record('smoke', () => target.smoke(stored.release, signal));
    if (!smoke.passed) throw new ActionError('SMOKE_FAILED', problemsOf(smoke));
    await guard();
    const { entries } = await target.ledger.append([entry(target, stored.release, 'verified')]);
    target.log.info(`verified: release ${to.sequence}`);
    await target.store
      .collect(neededReleases(entries))
      .catch((error: unknown) => target.log.warning(messageOf(error)));
    return { ...outcome(target, way, phases, 'verified'), workloads, smoke };
  } catch (error) {
    const problem = signal.aborted ? 'the job was cancelled' : messageOf(error);
    target.log.error(`the way back to release ${to.sequence} failed: ${problem}`);
    if (begun)
      await target.ledger
        .append([entry(target, stored.release, 'interrupted', problem)])
        .catch((late: unknown) => target.log.warning(messageOf(late)));
    const verdict = signal.aborted ? 'interrupted' : 'rejected';
    return { ...outcome(target, way, phases, verdict), reason: problem, workloads, smoke, error };
  }
}

const outcome = (
  { cluster }: Target,
  { plan: { changes, diff } }: Way,
  { phases }: PhaseRecorder,
  verdict: Verdict,
): ClusterOutcome => ({ cluster, verdict, changes, diff, phases });

function failure(
  clusters: readonly ClusterOutcome[],
  to: Deployment | undefined,
  { origin }: RollbackOptions,
): unknown {
  const failed = clusters.filter(({ error }) => error !== undefined);
  if (failed.length === 0) return undefined;
  const mistake = failed.find(({ error }) => !isActionError(error));
  if (mistake !== undefined) return mistake.error;
  const interrupted = failed.every(({ verdict }) => verdict === 'interrupted');
  return new ActionError(
    interrupted ? 'INTERRUPTED' : 'ROLLBACK_FAILED',
    failed.map(({ cluster, error }) => messageOf(named(cluster, error))).join('\n'),
    {
      hint: `Run the action rollback again with environment: ${origin.environment}, clusters: ${failed.map(({ cluster }) => cluster).join(',')}, release: ${to?.sequence ?? ''}. It converges.`,
    },
  );
}
