import type { Clock } from '../core/clock.ts';
import { ActionError, messageOf } from '../core/errors.ts';
import { type Attempt, attempt, complete } from './attempt.ts';
import { bake } from './bake.ts';
import type { Delivery } from './delivery.ts';
import type { PerCluster } from './each-cluster.ts';
import { createGate } from './gate.ts';
import { get, type Locks } from './locks.ts';
import type { ClusterOutcome } from './outcome.ts';
import type { Prepared } from './prepare.ts';
import { settle } from './settle.ts';
import type { Target } from './target.ts';
import { inWaves } from './waves.ts';

/**
 * The part of a delivery that writes, wave by wave. Two gates hold what the policy holds together: none is made
 * permanent before enough serve, and none is verified before enough are permanent. Once there cannot be enough any
 * more all are stopped, and each goes back as soon as it has stopped, all at once.
 */
export async function carryOut(
  targets: readonly Target[],
  prepared: PerCluster<Prepared>,
  locks: Locks,
  delivery: Delivery,
  clock: Clock,
): Promise<ClusterOutcome[]> {
  const { needed, stopsAtFirst } = delivery.policy;
  const stop = new AbortController();
  const failures: string[] = [];
  const serving = createGate(targets.length, needed);
  const permanent = createGate(targets.length, needed);
  for (const gate of [serving, permanent])
    void gate.decided.then((enough) => {
      if (!enough) stop.abort(tooFew(failures, targets.length, needed));
    });

  const outcomes = new Map<string, Promise<ClusterOutcome>>();
  let before: readonly Promise<unknown>[] = [];
  const waves = inWaves(targets, delivery.options.waves);
  for (const [at, wave] of waves.entries()) {
    const last = at === waves.length - 1;
    const earlier = before;
    const runs = wave.map((target) => {
      const end = forward(target, earlier, last);
      const outcome = conclude(target, end).then((own) =>
        waves.length > 1 ? { ...own, wave: at + 1 } : own,
      );
      outcomes.set(target.cluster, outcome);
      // Where clusters wait for each other at the gates, a wave is done when it serves; else when it is verified.
      return needed > 0 ? end : outcome;
    });
    before = [...earlier, ...runs];
  }
  return Promise.all(targets.map((target) => get(outcomes, target)));

  async function forward(
    target: Target,
    earlier: readonly Promise<unknown>[],
    last: boolean,
  ): Promise<Attempt> {
    await Promise.all(earlier);
    if (delivery.signal.aborted) return { state: 'cancelled', touched: false };
    if (stop.signal.aborted) return { state: 'stopped', touched: false };
    const ready = get(prepared, target);
    const served = await attempt(target, ready, locks.of(target), delivery, stop.signal);
    if (served.state !== 'serves' || last || delivery.options.bakeMs === 0) return note(target, served);
    return note(target, await bake(target, ready.plan, served, delivery, clock, stop.signal));
  }

  async function conclude(target: Target, end: Promise<Attempt>): Promise<ClusterOutcome> {
    let own = await end;
    const passes = async (gate: typeof serving) => {
      if (own.state === 'serves') return gate.come();
      gate.leave();
      return false;
    };
    let stays = await passes(serving);
    if (stays) {
      const [ready, lease] = [get(prepared, target), locks.of(target)];
      own = note(target, await complete(target, ready, lease, delivery, own, stop.signal));
      stays = await passes(permanent);
    } else permanent.leave();
    const failure = stays ? undefined : messageOf(own.error ?? stop.signal.reason);
    return settle(target, get(prepared, target), locks, own, failure, delivery);
  }

  /** Remembers a failure before anybody asks for the reason, and stops the others where the policy says so. */
  function note(target: Target, own: Attempt): Attempt {
    if (own.state !== 'failed') return own;
    failures.push(`${target.cluster} failed: ${messageOf(own.error)}`);
    if (stopsAtFirst) stop.abort(new ActionError('ROLLOUT_FAILED', failures[0] ?? ''));
    return own;
  }
}

function tooFew(failures: readonly string[], all: number, needed: number): ActionError {
  const why = failures.join('; ');
  return new ActionError(
    'ROLLOUT_FAILED',
    needed === all ? why : `${needed} of ${all} clusters cannot be had any more: ${why}`,
  );
}
