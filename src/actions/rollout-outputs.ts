import type { Outcome } from '../rollout/outcome.ts';

/** Verdicts by cluster. */
export const resultsOf = ({ clusters }: Pick<Outcome, 'clusters'>) =>
  Object.fromEntries(clusters.map(({ cluster, verdict }) => [cluster, verdict]));

/** The outputs of a delivery or rollback: names and verdicts only, since GitHub drops what resembles a secret. */
export function outputsOf({ verdict, clusters }: Outcome) {
  const names = (wanted: (cluster: Outcome['clusters'][number]) => boolean) =>
    clusters
      .filter(wanted)
      .map(({ cluster }) => cluster)
      .join(',');
  return {
    verdict,
    verified: names((cluster) => cluster.verdict === 'verified'),
    returned: names(({ wayBack }) => wayBack?.state === 'returned' || wayBack?.state === 'removed'),
    results: JSON.stringify(resultsOf({ clusters })),
  };
}
