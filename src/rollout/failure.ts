import { ActionError, isActionError } from '../core/errors.ts';
import { type Release, releaseId } from '../release/release.ts';
import type { Delivery } from './delivery.ts';
import { named } from './each-cluster.ts';
import type { ClusterOutcome, Verdict } from './outcome.ts';

/**
 * The one error a failed delivery ends with. `ROLLBACK_FAILED`, louder than all others, when a cluster did not come
 * back, with the inputs that bring it back; else the first failed cluster's own error. The hint says where every
 * cluster stands now, and to run the job again where it was cut short. A mistake in the suite itself is passed on as it
 * is.
 */
export function failureOf(
  verdict: Verdict,
  clusters: readonly ClusterOutcome[],
  { release, options }: Pick<Delivery, 'release' | 'options'>,
): unknown {
  if (verdict === 'verified' || verdict === 'planned') return undefined;
  const mistake = clusters.find(({ error }) => error !== undefined && !isActionError(error));
  if (mistake !== undefined) return mistake.error;
  const stuck = clusters.filter(
    ({ verdict, wayBack }) =>
      verdict === 'rejected' && (wayBack?.state === 'failed' || wayBack?.state === 'held'),
  );
  const { environment } = options.origin;
  const remains = [
    standing(clusters),
    ...stuck.map((one) => wayOut(one, release, environment)),
    ...clusters
      .filter((one) => one.verdict === 'unreachable')
      .map((one) => catchUp(one, release, environment)),
  ];
  if (stuck.length > 0) {
    const lines = stuck.map(({ cluster, reason, wayBack }) => {
      const what = wayBack?.state === 'held' ? 'stays' : 'so did the way back';
      return `${cluster}: release ${release.sequence} failed (${reason}), and ${what}: ${wayBack?.problem}`;
    });
    return new ActionError('ROLLBACK_FAILED', lines.join('\n'), { hint: remains.join('\n') });
  }
  const cut = clusters.filter(({ verdict }) => verdict === 'interrupted');
  if (cut.length > 0) remains.push('Run the job again: it converges.');
  const failed = clusters.filter(({ error }) => error !== undefined);
  const first = failed.find((one) => one.verdict !== 'unreachable') ?? failed[0];
  const own = first === undefined ? undefined : named(first.cluster, first.error);
  if (isActionError(own))
    return new ActionError(own.code, own.message, {
      hint: [own.hint, ...remains].filter((line) => line !== undefined).join('\n'),
      cause: own.cause,
    });
  return new ActionError(
    'INTERRUPTED',
    cut.map(({ cluster, reason }) => `${cluster}: ${reason}`).join('\n') || 'The delivery was interrupted',
    { hint: remains.join('\n') },
  );
}

/** The inputs by which a person gets a cluster out of a failed way back. */
function wayOut({ cluster, wayBack }: ClusterOutcome, release: Release, environment: string): string {
  const where = `environment: ${environment}, clusters: ${cluster}`;
  if (wayBack?.state === 'failed' && wayBack.sequence === undefined)
    return `Run the action deploy-cluster with ${where}, and a release that works there.`;
  const aim =
    wayBack?.state === 'failed'
      ? `release: ${wayBack.sequence}`
      : 'a release the ledger there calls verified, across-migrations: true';
  return `Run the action rollback with ${where}, ${aim}, reason: release ${release.sequence} failed.`;
}

/** The inputs that bring a cluster up to the others once it answers again. */
const catchUp = ({ cluster }: ClusterOutcome, release: Release, environment: string) =>
  `When ${cluster} answers again, run the action deploy-cluster with environment: ${environment}, clusters: ${cluster}, release: ${releaseId(release)}.`;

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
      return verdict === 'interrupted'
        ? 'interrupted on the way back, the next run converges'
        : 'neither forward nor back, needs a person';
    default:
      return verdict === 'unreachable' ? 'could not be reached, nothing was written' : verdict;
  }
}
