import { ActionError, isActionError } from '../core/errors.ts';
import type { Delivery } from './delivery.ts';
import { named } from './each-cluster.ts';
import type { ClusterOutcome, Verdict } from './outcome.ts';

/**
 * The one error a failed delivery ends with. `ROLLBACK_FAILED`, louder than all others, when a cluster did not come
 * back; else the first failed cluster's own error, with where every cluster stands now in its
 * hint. A mistake in the suite itself is passed on as it is.
 */
export function failureOf(
  verdict: Verdict,
  clusters: readonly ClusterOutcome[],
  { release, options }: Pick<Delivery, 'release' | 'options'>,
): unknown {
  if (verdict === 'verified') return undefined;
  const mistake = clusters.find(({ error }) => error !== undefined && !isActionError(error));
  if (mistake !== undefined) return mistake.error;
  const stuck = clusters.filter(({ wayBack }) => wayBack?.state === 'failed' || wayBack?.state === 'held');
  if (stuck.length > 0) {
    const names = stuck.map(({ cluster }) => cluster).join(',');
    return new ActionError(
      'ROLLBACK_FAILED',
      stuck
        .map(
          ({ cluster, reason, wayBack }) =>
            `${cluster}: release ${release.sequence} failed (${reason}), and ${wayBack?.state === 'held' ? 'stays' : 'so did the way back'}: ${wayBack?.problem}`,
        )
        .join('\n'),
      {
        hint: `${standing(clusters)}\nRun the action rollback with environment: ${options.origin.environment}, clusters: ${names}, and a release the ledger there calls verified.`,
      },
    );
  }
  const failed = clusters.find(({ error }) => error !== undefined);
  const own = failed?.error === undefined ? undefined : named(failed.cluster, failed.error);
  if (isActionError(own))
    return new ActionError(own.code, own.message, {
      hint: [own.hint, standing(clusters)].filter((line) => line !== undefined).join('\n'),
      cause: own.cause,
    });
  const cut = clusters.filter(({ verdict }) => verdict === 'interrupted');
  return new ActionError(
    'INTERRUPTED',
    cut.map(({ cluster, reason }) => `${cluster}: ${reason}`).join('\n') || 'The delivery was interrupted',
    { hint: `${standing(clusters)}\nRun the job again: it converges.` },
  );
}

/** `aws: back on release 41. azure: verified.` */
export function standing(clusters: readonly ClusterOutcome[]): string {
  return clusters.map((cluster) => `${cluster.cluster}: ${whereabouts(cluster)}.`).join(' ');
}

/** What a cluster serves after the delivery. */
export function whereabouts({ verdict, wayBack }: ClusterOutcome): string {
  switch (wayBack?.state) {
    case 'returned':
      return `back on release ${wayBack.sequence}`;
    case 'removed':
      return 'nothing was verified before, what was applied is removed';
    case 'kept':
      return `on release ${wayBack.sequence}, which was also the last verified one`;
    case 'left':
      return 'nothing was verified before, what was applied is left for inspection';
    case 'untouched':
      return 'nothing was changed';
    case 'held':
      return `still on release ${wayBack.sequence}, for which the data was migrated, needs a person`;
    case 'failed':
      return 'neither forward nor back, needs a person';
    default:
      return verdict;
  }
}
