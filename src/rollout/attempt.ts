import { ActionError, isActionError, messageOf } from '../core/errors.ts';
import type { HeldLease } from '../kube/lease.ts';
import { problemsOf, type SuiteResult } from '../smoke/result.ts';
import type { Delivery } from './delivery.ts';
import { get, guardOf } from './locks.ts';
import { seconds } from './phases.ts';
import type { Prepared } from './prepare.ts';
import { describeChanges, type Target, type Workload } from './target.ts';

/**
 * How the way forward ended in one cluster: it `serves` the release, `failed`, was `stopped` because another cluster
 * failed, or was `cancelled` with the job.
 */
export interface Attempt {
  readonly state: 'serves' | 'failed' | 'stopped' | 'cancelled';
  /** Whether anything of the application may have been written. */
  readonly touched: boolean;
  readonly workloads?: readonly Workload[] | undefined;
  readonly smoke?: SuiteResult | undefined;
  /** What it failed with; anything but an ActionError is a mistake in the suite. */
  readonly error?: unknown;
}

/**
 * Brings a release to one cluster, up to where it serves and its `complete` may follow: manifests stored, `started`
 * into the ledger, a killed run's shift taken back, applied, rolled out by the strategy, smoke-tested. `stop` ends it
 * early; where it fails, traffic is given back at once. Never throws: even after a mistake in the suite itself the
 * clusters must come back.
 */
export async function attempt(
  target: Target,
  { objects, plan }: Prepared,
  lease: HeldLease,
  delivery: Delivery,
  stop: AbortSignal,
): Promise<Attempt> {
  const { release, entry, now } = delivery;
  const phases = get(delivery.phases, target);
  const signal = AbortSignal.any([delivery.signal, stop]);
  const guard = guardOf(lease, signal);
  let touched = false;
  let workloads: readonly Workload[] | undefined;
  let smoke: SuiteResult | undefined;
  try {
    await phases.record('apply', async () => {
      const began = now();
      await guard();
      await target.store.write({ release, objects });
      await guard();
      await target.ledger.append([entry(target, release, 'started', delivery.options.reason)]);
      touched = true;
      await target.retreat(guard, signal);
      await plan.apply(guard, signal);
      target.log.info(`applied in ${seconds(now() - began)}: ${describeChanges(plan.changes)}`);
    });
    await phases.record('rollout', async () => {
      const began = now();
      workloads = await plan.rollOut(guard, signal);
      target.log.info(`rolled out in ${seconds(now() - began)}`);
    });
    await phases.record('smoke', async () => {
      smoke = await target.smoke(release, signal);
      if (!smoke.passed)
        throw new ActionError('SMOKE_FAILED', problemsOf(smoke), {
          hint: 'The first wrong answer of each check is in the summary.',
        });
      target.log.info(
        `smoke test passed: ${smoke.checks.length} ${smoke.checks.length === 1 ? 'check' : 'checks'} in ${smoke.seconds.toFixed(1)} s`,
      );
    });
    return { state: 'serves', touched, workloads, smoke };
  } catch (error) {
    if (delivery.signal.aborted) return { state: 'cancelled', touched, workloads, smoke };
    if (!stop.aborted) target.log.error(messageOf(error));
    // Who does not answer cannot give traffic back either, and the other clusters wait for this verdict.
    if (touched && !isActionError(error, 'CLUSTER_UNREACHABLE')) await giveBack(target, lease, delivery);
    if (stop.aborted) return { state: 'stopped', touched, workloads, smoke };
    return { state: 'failed', touched, workloads, smoke, error };
  }
}

/**
 * Makes permanent what serves: promotes it, and deletes what the release no longer has. Ends like an attempt and never
 * throws either.
 */
export async function complete(
  target: Target,
  { plan }: Prepared,
  lease: HeldLease,
  delivery: Delivery,
  served: Attempt,
  stop: AbortSignal,
): Promise<Attempt> {
  const signal = AbortSignal.any([delivery.signal, stop]);
  const guard = guardOf(lease, signal);
  try {
    await get(delivery.phases, target).record('rollout', () => plan.complete(guard, signal));
    return served;
  } catch (error) {
    if (delivery.signal.aborted) return { ...served, state: 'cancelled' };
    if (stop.aborted) return { ...served, state: 'stopped' };
    target.log.error(messageOf(error));
    return { ...served, state: 'failed', error };
  }
}

/** Takes traffic off a release that failed before anything else is done about it, however long the others still take. */
async function giveBack(target: Target, lease: HeldLease, { signal }: Delivery): Promise<void> {
  const guard = guardOf(lease, signal);
  try {
    await target.retreat(guard, signal);
  } catch (error) {
    target.log.warning(`traffic could not be given back yet: ${messageOf(error)}`);
  }
}
