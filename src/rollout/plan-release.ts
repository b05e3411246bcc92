import { type ActionError, isActionError } from '../core/errors.ts';
import type { Risk } from '../kube/risks.ts';
import type { Release } from '../release/release.ts';
import { seconds } from './phases.ts';
import { type Changes, describeChanges, type Target } from './target.ts';

/** What a release would do to one cluster, or why it would be refused there. */
export interface PlannedCluster {
  readonly cluster: string;
  readonly changes?: Changes;
  readonly diff?: string;
  readonly risks?: readonly Risk[];
  readonly error?: ActionError;
}

/**
 * Renders and plans a release in every cluster, as a delivery would, and writes nothing: no lock, no ledger, no
 * question whether images are there, which a pull request's are not yet. A cluster that refuses keeps none of the
 * others from being planned.
 */
export function planRelease(
  targets: readonly Target[],
  release: Release,
  now: () => number,
  signal: AbortSignal,
): Promise<PlannedCluster[]> {
  return Promise.all(
    targets.map(async (target): Promise<PlannedCluster> => {
      const { cluster, log } = target;
      const began = now();
      try {
        const objects = await target.render(signal);
        const { changes, diff, risks } = await target.planForward({ release, objects });
        log.info(`planned in ${seconds(now() - began)}: ${describeChanges(changes)}`);
        return { cluster, changes, diff, risks };
      } catch (error) {
        if (!isActionError(error) || signal.aborted) throw error;
        log.error(error.message);
        return { cluster, error };
      }
    }),
  );
}
