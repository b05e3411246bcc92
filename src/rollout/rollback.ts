import { ActionError, isActionError, messageOf } from '../core/errors.ts';
import type { Release } from '../release/release.ts';
import type { RolloutPorts } from './delivery.ts';
import { inEachCluster, named } from './each-cluster.ts';
import { type Origin, readSettled } from './entries.ts';
import { goBack, outcomeOf } from './go-back.ts';
import { get, type Locks, lockAll } from './locks.ts';
import { type ClusterOutcome, type Outcome, overall } from './outcome.ts';
import { recordPhases } from './phases.ts';
import { agree, type Destination, findWay, type Wish } from './rollback-way.ts';
import type { Target } from './target.ts';

export interface RollbackOptions extends Wish {
  readonly origin: Origin;
  readonly reason: string;
  /** Milliseconds during which no delivery may undo it by itself; 0 for none. */
  readonly holdMs: number;
  readonly lockWaitMs: number;
}

export interface RollbackOutcome extends Outcome {
  /** Where the clusters went, or would go. */
  readonly target?: Destination | undefined;
  /** Its record. */
  readonly stored?: Release | undefined;
}

/**
 * Puts an older release back, in any number of clusters at once, from their ledgers and stored manifests alone. Before
 * the first write it has found the target in every ledger, read its manifests back, proven that its images can be
 * pulled and tried it on every server.
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
      get(phases, target).record('plan', () => findWay(target, get(pages, target), options, signal)),
    );
    const target = agree(ways);
    const stored = [...ways.values()][0]?.stored.release;
    const clusters = await Promise.all(
      targets.map(async (each): Promise<ClusterOutcome> => {
        const way = get(ways, each);
        if (held === undefined) return outcomeOf(each, way, get(phases, each), 'planned');
        return goBack(each, way, held, { ...options, phases: get(phases, each), now, signal });
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

function failure(
  clusters: readonly ClusterOutcome[],
  to: Destination | undefined,
  { origin, release, services }: RollbackOptions,
): unknown {
  const failed = clusters.filter(({ error }) => error !== undefined);
  if (failed.length === 0) return undefined;
  const mistake = failed.find(({ error }) => !isActionError(error));
  if (mistake !== undefined) return mistake.error;
  // A release that was put together is found by the same wish, not by a name of its own.
  const again =
    services.length === 0
      ? `release: ${to?.sequence ?? ''}`
      : `services: ${services.join(',')}${release ? `, release: ${release}` : ''}`;
  const interrupted = failed.every(({ verdict }) => verdict === 'interrupted');
  return new ActionError(
    interrupted ? 'INTERRUPTED' : 'ROLLBACK_FAILED',
    failed.map(({ cluster, error }) => messageOf(named(cluster, error))).join('\n'),
    {
      hint: `Run the action rollback again with environment: ${origin.environment}, clusters: ${failed.map(({ cluster }) => cluster).join(',')}, ${again}. It converges.`,
    },
  );
}
