import { isActionError } from '../core/errors.ts';
import type { Policy } from './policy.ts';
import type { Target } from './target.ts';

/** Clusters a delivery goes on without, since they could not be reached before the first write. */
export interface Losses {
  readonly lost: ReadonlyMap<string, unknown>;
  /** Whether to go on without a cluster that failed so; false where the failure is to be thrown. */
  forgo(target: Target, error: unknown): boolean;
}

/** Counts what may be lost by the policy: at least one cluster has to be left, and as many as the policy needs. */
export function countLosses(clusters: number, { forgoes, needed }: Policy): Losses {
  const lost = new Map<string, unknown>();
  return {
    lost,
    forgo: (target, error) => {
      if (lost.has(target.cluster)) return true;
      const left = clusters - lost.size - 1;
      if (!forgoes || !isActionError(error, 'CLUSTER_UNREACHABLE') || left < Math.max(1, needed))
        return false;
      target.log.warning(`goes on without this cluster: ${error.message}`);
      lost.set(target.cluster, error);
      return true;
    },
  };
}
