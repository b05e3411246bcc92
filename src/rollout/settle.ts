import { messageOf } from '../core/errors.ts';
import type { HeldLease } from '../kube/lease.ts';
import type { Attempt } from './attempt.ts';
import type { Delivery } from './delivery.ts';
import { neededReleases } from './history.ts';
import { get, type Locks } from './locks.ts';
import { isAway } from './losses.ts';
import type { ClusterOutcome, WayBack } from './outcome.ts';
import type { Prepared } from './prepare.ts';
import type { Target } from './target.ts';
import { bringBack, type Return } from './way-back.ts';

/** Writes the verdict of one cluster, and brings it back where it has to go back. Never throws. */
export async function settle(
  target: Target,
  prepared: Prepared,
  locks: Locks,
  own: Attempt,
  /** Why the release may not stay, here or, where the clusters go together, elsewhere; undefined when it may. */
  failure: string | undefined,
  delivery: Delivery,
): Promise<ClusterOutcome> {
  const phases = get(delivery.phases, target);
  const outcome = (
    verdict: ClusterOutcome['verdict'],
    reason?: string,
    wayBack?: WayBack,
  ): ClusterOutcome => ({
    cluster: target.cluster,
    verdict,
    reason,
    wayBack,
    changes: prepared.plan.changes,
    risks: prepared.plan.risks,
    workloads: own.workloads,
    smoke: own.smoke,
    error: own.error,
    phases: phases.phases,
  });

  const held = locks.forReturn(target);
  const back = (how: Pick<Return, 'verdict' | 'reason' | 'signal'>) =>
    phases.record(
      'return',
      () =>
        bringBack(target, {
          lease: held,
          base: prepared.base,
          failed: delivery.release,
          migrations: delivery.options.migrations,
          removeFirst: delivery.policy.removesFirst,
          entry: delivery.entry,
          now: delivery.now,
          ...how,
        }),
      ({ state }) => state !== 'failed',
    );

  if (delivery.signal.aborted || own.state === 'cancelled') {
    const reason = 'the job was cancelled';
    if (!own.touched) return outcome('interrupted', `${reason} before anything was written here`);
    await note(target, () => interrupt(target, held, delivery, reason));
    if (delivery.options.onCancel === 'leave') return outcome('interrupted', reason);
    const how = { verdict: undefined, reason, signal: delivery.grace };
    return outcome('interrupted', reason, await back(how));
  }
  if (failure === undefined) {
    try {
      await held.guard(delivery.signal);
      await verify(target, delivery);
      return outcome('verified');
    } catch (error) {
      return outcome('interrupted', `it serves, but the verdict could not be written: ${messageOf(error)}`);
    }
  }
  if (!own.touched) return outcome('rejected', failure, { state: 'untouched' });
  const wayBack = await back({ verdict: 'rejected', reason: failure, signal: delivery.signal });
  const silent = isAway(own.error) && wayBack.state === 'failed';
  return outcome(silent && delivery.policy.forgoes ? 'unreachable' : 'rejected', failure, wayBack);
}

async function verify(target: Target, { entry, release, options }: Delivery): Promise<void> {
  const verified = entry(target, release, 'verified');
  // A delivery that got past a hold was forced, and its success ends the hold.
  const { entries } = await target.ledger.append([verified], options.force ? null : undefined);
  target.log.info(`verified: release ${release.sequence}`);
  await note(target, () => target.store.collect(neededReleases(entries)));
}

async function interrupt(
  target: Target,
  lease: HeldLease,
  { entry, release }: Delivery,
  reason: string,
): Promise<void> {
  await lease.guard();
  await target.ledger.append([entry(target, release, 'interrupted', reason)]);
}

/** Work whose failure is worth a line but changes no verdict. */
async function note(target: Target, work: () => Promise<unknown>): Promise<void> {
  await work().catch((error: unknown) => target.log.warning(messageOf(error)));
}
