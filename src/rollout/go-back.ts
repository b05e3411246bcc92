import { ActionError, messageOf } from '../core/errors.ts';
import { problemsOf, type SuiteResult } from '../smoke/result.ts';
import { entryMaker, type Origin } from './entries.ts';
import { neededReleases } from './history.ts';
import type { Hold } from './ledger.ts';
import { guardOf, type Locks } from './locks.ts';
import type { ClusterOutcome, Verdict } from './outcome.ts';
import { type PhaseRecorder, seconds } from './phases.ts';
import { nameOf, type Way } from './rollback-way.ts';
import type { Target, Workload } from './target.ts';

export interface GoBack {
  readonly origin: Origin;
  readonly reason: string;
  /** Milliseconds during which no delivery may undo it by itself; 0 for none. */
  readonly holdMs: number;
  readonly phases: PhaseRecorder;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/**
 * Goes one cluster's way back under its lock. Traffic leaves what a strategy has under way at once; then the stored
 * manifests are written, whatever the strategy of the environment: the release has proven itself here before. Never
 * throws.
 */
export async function goBack(
  target: Target,
  way: Way,
  locks: Locks,
  { origin, reason, holdMs, phases, now, signal }: GoBack,
): Promise<ClusterOutcome> {
  const { from, to, stored, composed } = way;
  const { release } = stored;
  const name = nameOf(to.sequence, composed);
  const entry = entryMaker(origin, now);
  const lease = locks.of(target);
  const guard = guardOf(lease, signal);
  let begun = false;
  let workloads: readonly Workload[] | undefined;
  let smoke: SuiteResult | undefined;
  try {
    await phases.record('return', async () => {
      const began = now();
      // A release that was put together is known to nobody yet.
      if (composed !== undefined) {
        await guard();
        await target.store.write(stored);
      }
      await guard();
      const at = new Date(began).toISOString();
      const left =
        from === undefined || from.release === to.release
          ? []
          : [{ ...from, ...origin, cluster: target.cluster, state: 'rolled-back' as const, at, reason }];
      await target.ledger.append(
        [...left, entry(target, release, 'started', composed && `with ${composed}`)],
        holdMs > 0 ? holdOf(origin, reason, now(), holdMs) : null,
      );
      begun = true;
      await target.retreat(guard, signal);
      // What gave the traffic back may have changed what the plan was made against.
      const plan = await target.planBack(stored);
      await plan.apply(guard, signal);
      target.log.info(`applied ${name} in ${seconds(now() - began)}`);
      workloads = await plan.rollOut(guard, signal);
      await plan.complete(guard, signal);
      await target.tidy(guard, signal);
    });
    smoke = await phases.record('smoke', () => target.smoke(release, signal));
    if (!smoke.passed) throw new ActionError('SMOKE_FAILED', problemsOf(smoke));
    await guard();
    const { entries } = await target.ledger.append([entry(target, release, 'verified')]);
    target.log.info(`verified: ${name}`);
    await target.store
      .collect(neededReleases(entries))
      .catch((error: unknown) => target.log.warning(messageOf(error)));
    return { ...outcomeOf(target, way, phases, 'verified'), workloads, smoke };
  } catch (error) {
    const problem = signal.aborted ? 'the job was cancelled' : messageOf(error);
    target.log.error(`the way back to ${name} failed: ${problem}`);
    if (begun)
      await locks
        .forReturn(target)
        .guard()
        .then(() => target.ledger.append([entry(target, release, 'interrupted', problem)]))
        .catch((late: unknown) => target.log.warning(messageOf(late)));
    const verdict = signal.aborted ? 'interrupted' : 'rejected';
    return { ...outcomeOf(target, way, phases, verdict), reason: problem, workloads, smoke, error };
  }
}

const holdOf = ({ actor, run }: Origin, reason: string, now: number, holdMs: number): Hold => ({
  reason,
  actor,
  run,
  at: new Date(now).toISOString(),
  until: new Date(now + holdMs).toISOString(),
});

/** What a way comes to in one cluster. */
export const outcomeOf = (
  { cluster }: Target,
  { plan: { changes, diff } }: Way,
  { phases }: PhaseRecorder,
  verdict: Verdict,
): ClusterOutcome => ({ cluster, verdict, changes, diff, phases });
