import type { HeldLease } from '../kube/lease.ts';
import type { Deployment, DeploymentState } from '../release/deployment.ts';
import { type Release, releaseId } from '../release/release.ts';
import { unfinished } from './history.ts';
import type { LedgerPage } from './ledger.ts';
import type { Target } from './target.ts';

/** Who does this, for the ledger. */
export interface Origin {
  readonly environment: string;
  /** GitHub login, or the local user. */
  readonly actor: string;
  /** Address of the run. */
  readonly run: string;
}

/** Makes a ledger entry of this run about a release in a cluster. */
export function entryMaker(origin: Origin, now: () => number) {
  return (target: Target, release: Release, state: DeploymentState, reason?: string): Deployment => ({
    schemaVersion: 1,
    release: releaseId(release),
    application: release.application,
    sequence: release.sequence,
    commit: release.source.commit,
    environment: origin.environment,
    cluster: target.cluster,
    state,
    actor: origin.actor,
    at: new Date(now()).toISOString(),
    run: origin.run,
    ...(reason === undefined ? {} : { reason }),
  });
}
export type EntryMaker = ReturnType<typeof entryMaker>;

/** Reads a ledger under the lock; a release that a killed run left without a verdict gets `interrupted`. */
export async function readSettled(
  target: Target,
  lease: HeldLease,
  origin: Origin,
  now: () => number,
): Promise<LedgerPage> {
  const page = await target.ledger.read();
  const open = unfinished(page.entries);
  if (open === undefined) return page;
  target.log.warning(`release ${open.sequence} was left half-way by ${open.run}; this run converges`);
  await lease.guard();
  const { actor, run } = origin;
  const at = new Date(now()).toISOString();
  const reason = `its run ended without a verdict: ${open.run}`;
  return target.ledger.append([{ ...open, state: 'interrupted', actor, at, run, reason }]);
}
