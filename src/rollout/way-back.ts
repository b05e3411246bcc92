import { ActionError, messageOf } from '../core/errors.ts';
import type { MigrationPolicy } from '../fleet/migrations.ts';
import type { HeldLease } from '../kube/lease.ts';
import type { KubeObject } from '../kube/object.ts';
import { canonicalJson, type Release, releaseId } from '../release/release.ts';
import { problemsOf } from '../smoke/result.ts';
import type { EntryMaker } from './entries.ts';
import { lastVerified } from './history.ts';
import type { LedgerPage } from './ledger.ts';
import { guardOf } from './locks.ts';
import type { StoredRelease } from './manifest-store.ts';
import { crossedMigrations } from './migrations.ts';
import type { WayBack } from './outcome.ts';
import { seconds } from './phases.ts';
import { describeChanges, type Target } from './target.ts';

/** Where a failed delivery would go back to in one cluster, known before the first write. */
export type Base =
  | { readonly kind: 'release'; readonly stored: StoredRelease }
  /** The release to be delivered is the one that was last verified, rendered as it was then. */
  | { readonly kind: 'same' }
  /** Nothing was ever verified there. */
  | { readonly kind: 'none' }
  /** The last verified release's manifests are gone. */
  | { readonly kind: 'lost'; readonly problem: string };

/**
 * Finds the way back of a cluster and reads its manifests. A lost one is said now, when nothing is written yet.
 * Without `objects` a release counts as rendered as it was verified.
 */
export async function findBase(
  target: Target,
  page: LedgerPage,
  release: Release,
  objects?: readonly KubeObject[],
): Promise<Base> {
  const verified = lastVerified(page.entries);
  if (verified === undefined) return { kind: 'none' };
  const isSame = verified.release === releaseId(release);
  if (isSame && objects === undefined) return { kind: 'same' };
  try {
    const stored = await target.store.read(verified.release);
    // Values of the fleet file, of the cluster or of a secret store may have changed since.
    if (isSame && canonicalJson(stored.objects) === canonicalJson(objects)) return { kind: 'same' };
    return { kind: 'release', stored };
  } catch (error) {
    if (isSame) return { kind: 'same' };
    const problem = messageOf(error);
    target.log.warning(`there is no way back to release ${verified.sequence}: ${problem}`);
    return { kind: 'lost', problem };
  }
}

export interface Return {
  readonly lease: HeldLease;
  readonly base: Base;
  readonly failed: Release;
  /** What the ledger is to say of it; undefined where it has its entry, and the release was not judged. */
  readonly verdict: 'rejected' | undefined;
  /** Why; goes to the ledger. */
  readonly reason: string;
  /** What becomes of a release that brought a migration which the one before it lacks. */
  readonly migrations: MigrationPolicy;
  /** Whether a release with nothing verified before it is removed; false leaves its objects for inspection. */
  readonly removeFirst: boolean;
  readonly entry: EntryMaker;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/**
 * Takes a failed release off a cluster: the verdict into the ledger first, then back to the last verified release by
 * its stored manifests, waited for and smoke-tested with budgets of its own. Where data was migrated since, the older
 * release may be the worse one: unless the policy says otherwise only the traffic goes back. Never throws.
 */
export async function bringBack(target: Target, options: Return): Promise<WayBack> {
  const { lease, base, failed, verdict, reason, entry, now, signal } = options;
  const began = now();
  const judged = (why: string) => (verdict === undefined ? [] : [entry(target, failed, verdict, why)]);
  const guard = guardOf(lease, signal);
  try {
    await guard();
    if (base.kind !== 'release') {
      await target.ledger.append(judged(reason));
      await target.retreat(guard, signal);
      if (base.kind === 'lost') return { state: 'failed', problem: base.problem };
      if (base.kind === 'same') {
        await target.tidy(guard, signal);
        return { state: 'kept', ...identity(failed) };
      }
      if (!options.removeFirst) return { state: 'left' };
      const removal = await target.planBack(undefined);
      await removal.complete(guard, signal);
      await target.tidy(guard, signal);
      await guard();
      await target.ledger.append([entry(target, failed, 'rolled-back', 'nothing was verified here before')]);
      target.log.info(`removed what was applied (${describeChanges(removal.changes)})`);
      return { state: 'removed' };
    }
    const { stored } = base;
    const crossed = options.migrations === 'hold' ? await migratedSince(target, stored) : [];
    if (crossed.length > 0) {
      const problem = `held: the data was migrated since release ${stored.release.sequence} served: ${crossed.join(', ')}`;
      await target.ledger.append(judged(`${problem}. ${reason}`));
      await target.retreat(guard, signal);
      target.log.error(problem);
      return { state: 'held', ...identity(failed), problem };
    }
    target.log.info(`going back to release ${stored.release.sequence}`);
    await target.ledger.append([...judged(reason), entry(target, stored.release, 'started')]);
    try {
      // The failed delivery has written its own rendering of the same release there.
      if (releaseId(stored.release) === releaseId(failed)) await target.store.write(stored);
      await restore(target, stored, guard, signal);
    } catch (error) {
      const problem = `the way back failed: ${messageOf(error)}`;
      await lease.guard();
      await target.ledger.append([entry(target, stored.release, 'interrupted', problem)]);
      throw error;
    }
    await guard();
    await target.ledger.append([
      ...(verdict === undefined ? [] : [entry(target, failed, 'rolled-back', reason)]),
      entry(target, stored.release, 'verified'),
    ]);
    target.log.info(`back on release ${stored.release.sequence} after ${seconds(now() - began)}`);
    return { state: 'returned', ...identity(stored.release) };
  } catch (error) {
    target.log.error(`the way back failed: ${messageOf(error)}`);
    const aim = base.kind === 'release' ? identity(base.stored.release) : {};
    return { state: 'failed', ...aim, problem: messageOf(error) };
  }
}

/** Gives traffic back, applies stored manifests exactly, waits, leaves nothing of a strategy, and smoke-tests. */
export async function restore(
  target: Target,
  stored: StoredRelease,
  guard: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  await target.retreat(guard, signal);
  const plan = await target.planBack(stored);
  await plan.apply(guard, signal);
  await plan.rollOut(guard, signal);
  await plan.complete(guard, signal);
  await target.tidy(guard, signal);
  const smoke = await target.smoke(stored.release, signal);
  if (!smoke.passed) throw new ActionError('SMOKE_FAILED', problemsOf(smoke));
}

async function migratedSince(target: Target, stored: StoredRelease): Promise<string[]> {
  const { entries } = await target.ledger.read();
  return crossedMigrations(entries, target.store, stored);
}

const identity = (release: Release) => ({ release: releaseId(release), sequence: release.sequence });
