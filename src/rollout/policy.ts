import type { FailurePolicy } from '../fleet/failure-policy.ts';

/** What a failure policy means for so many clusters. */
export interface Policy {
  /** How many must serve before any is verified; once they cannot be had any more, all go back. */
  readonly needed: number;
  /** One that fails stops those that are under way. */
  readonly stopsAtFirst: boolean;
  /** Goes on without clusters that cannot be reached. */
  readonly forgoes: boolean;
  /** Removes a failed release with nothing verified before it, rather than leaving it for inspection. */
  readonly removesFirst: boolean;
}

export function policyOf(policy: FailurePolicy, clusters: number): Policy {
  switch (policy) {
    case 'all-or-nothing':
      return { needed: clusters, stopsAtFirst: true, forgoes: false, removesFirst: true };
    case 'fail-fast':
      return { needed: 0, stopsAtFirst: true, forgoes: false, removesFirst: true };
    case 'continue':
      return { needed: 0, stopsAtFirst: false, forgoes: true, removesFirst: false };
    default: {
      // Of a few chosen clusters no more can be asked for than there are.
      const needed = Math.min(policy.quorum, clusters);
      return { needed, stopsAtFirst: false, forgoes: true, removesFirst: true };
    }
  }
}
