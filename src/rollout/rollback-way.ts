import { ActionError } from '../core/errors.ts';
import type { Deployment } from '../release/deployment.ts';
import type { PerCluster } from './each-cluster.ts';
import { findRelease, live, rollbackTarget } from './history.ts';
import type { LedgerPage } from './ledger.ts';
import type { StoredRelease } from './manifest-store.ts';
import { describeChanges, type Plan, type Target } from './target.ts';

/** One cluster's way to an older release, proven before the first write. */
export interface Way {
  readonly from: Deployment | undefined;
  readonly to: Deployment;
  readonly stored: StoredRelease;
  readonly plan: Plan;
}

/**
 * Finds the release a cluster goes to, reads its manifests back and tries them on the server. `RELEASE_REFUSED` where
 * the ledger knows no such release, `RELEASE_INVALID` where its manifests are gone.
 */
export async function findWay(
  target: Target,
  { entries }: LedgerPage,
  wanted: string | undefined,
): Promise<Way> {
  const to = wanted === undefined ? rollbackTarget(entries) : findRelease(entries, wanted);
  if (to === undefined) {
    const known = entries.filter(({ state }) => state === 'verified').map(({ sequence }) => sequence);
    throw new ActionError(
      'RELEASE_REFUSED',
      wanted === undefined
        ? 'no release was verified there before the live one'
        : `release ${wanted} was never verified there`,
      {
        hint:
          known.length > 0
            ? `Its ledger calls these verified: ${[...new Set(known)].join(', ')}. Name one in the input \`release\`.`
            : 'Its ledger calls no release verified; deliver one instead.',
      },
    );
  }
  const stored = await target.store.read(to.release);
  const plan = await target.planBack(stored);
  target.log.info(`release ${to.sequence} would bring: ${describeChanges(plan.changes)}`);
  return { from: live(entries), to, stored, plan };
}

/** The one release all go to. Clusters that would go to different releases by themselves need a person who names one: `RELEASE_REFUSED`. */
export function agree(ways: PerCluster<Way>): Deployment | undefined {
  const targets = [...ways].map(([cluster, { to }]) => ({ cluster, to }));
  if (new Set(targets.map(({ to }) => to.release)).size > 1) {
    const list = targets.map(({ cluster, to }) => `${cluster} to ${to.sequence}`).join(', ');
    throw new ActionError('RELEASE_REFUSED', `The clusters would go to different releases: ${list}`, {
      hint: 'Name one in the input `release`, or roll the clusters back one by one.',
    });
  }
  return targets[0]?.to;
}
