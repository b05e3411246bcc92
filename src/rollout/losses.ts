import { isActionError } from '../core/errors.ts';
import type { Policy } from './policy.ts';
import type { Target } from './target.ts';

/** Clusters a delivery goes on without, since they could not be reached before the first write. */
export interface Losses {
  /** What each was lost by. */
  readonly lost: ReadonlyMap<string, unknown>;
  /** Whether to go on without a cluster that failed so; false where the failure is to be thrown. */
  forgo(target: Pick<Target, 'cluster'>, error: unknown): boolean;
}

/** Whether a cluster, or the cloud that knows where it is and lets us in, did not answer. */
export const isAway = (error: unknown): boolean =>
  isActionError(error, 'CLUSTER_UNREACHABLE') || isActionError(error, 'CLOUD_FAILED');

/**
 * Counts what may be lost by the policy of so many clusters: at least one has to be left, and as many as are needed.
 * `before` was lost already.
 */
export function countLosses(
  clusters: number,
  { forgoes, needed }: Policy,
  before: ReadonlyMap<string, unknown> = new Map(),
): Losses {
  const lost = new Map(before);
  return {
    lost,
    forgo: ({ cluster }, error) => {
      if (lost.has(cluster)) return true;
      const left = clusters - lost.size - 1;
      if (!forgoes || !isAway(error) || left < Math.max(1, needed)) return false;
      lost.set(cluster, error);
      return true;
    },
  };
}
