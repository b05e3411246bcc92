import { ActionError } from '../core/errors.ts';
import { lastVerified, live, verdictOn } from './history.ts';
import type { LedgerPage } from './ledger.ts';

export interface Candidate {
  readonly release: string;
  readonly sequence: number;
  /** Deliver whatever the ledger says. */
  readonly force: boolean;
  /** A person started this very run, or ran it again. */
  readonly byHand: boolean;
  /** When the delivery began, in milliseconds since the epoch. */
  readonly since: number;
}

/**
 * Whether a release may be delivered to a cluster now. `superseded`: while this delivery waited for the lock a later
 * release was verified, so there is nothing left to do. `RELEASE_REFUSED` when a rollback holds the cluster, when a
 * later release is live already or was left half-way, or when this one was rejected or rolled back there.
 */
export function admit({ entries, hold }: LedgerPage, candidate: Candidate, now: number): 'go' | 'superseded' {
  if (candidate.force) return 'go';
  if (hold !== undefined && Date.parse(hold.until) > now && live(entries)?.release !== candidate.release) {
    throw refused(
      `held until ${hold.until} since the rollback by ${hold.actor} (${hold.reason})`,
      'Deliver with `force: true` to end the hold, or wait until it runs out.',
    );
  }
  const newest = lastVerified(entries);
  if (newest !== undefined && newest.sequence > candidate.sequence) {
    if (Date.parse(newest.at) > candidate.since) return 'superseded';
    throw refused(
      `release ${newest.sequence} is live there, later than release ${candidate.sequence}`,
      'Deliver the later one, use the action `rollback` to go back, or deliver with `force: true`.',
    );
  }
  const begun = live(entries);
  if (begun !== undefined && begun.sequence > candidate.sequence && !wasTakenBack(entries, begun.release)) {
    throw refused(
      `release ${begun.sequence}, later than release ${candidate.sequence}, was begun there by ${begun.run} and has no verdict`,
      'Run that job again, which converges; or use the action `rollback`, or deliver with `force: true`.',
    );
  }
  const verdict = verdictOn(entries, candidate.release);
  if (!candidate.byHand && (verdict?.state === 'rejected' || verdict?.state === 'rolled-back')) {
    throw refused(
      `release ${candidate.sequence} was ${verdict.state} there at ${verdict.at}${verdict.reason ? `: ${verdict.reason}` : ''}`,
      'Fix the cause and deliver a new release; or run this job again by hand, or with `force: true`.',
    );
  }
  return 'go';
}

/** A release that failed is no reason to keep an older one out. */
function wasTakenBack(entries: LedgerPage['entries'], release: string): boolean {
  const state = verdictOn(entries, release)?.state;
  return state === 'rejected' || state === 'rolled-back';
}

const refused = (message: string, hint: string) => new ActionError('RELEASE_REFUSED', message, { hint });
