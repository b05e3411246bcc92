import type { Clock } from '../core/clock.ts';
import { ActionError, messageOf } from '../core/errors.ts';
import { problemsOf } from '../smoke/result.ts';
import type { Attempt } from './attempt.ts';
import type { Delivery } from './delivery.ts';
import { get } from './locks.ts';
import { seconds } from './phases.ts';
import type { Plan, Target } from './target.ts';

/** Milliseconds between two smoke tests of a wave that is watched. */
const pauseMs = 10_000;

/**
 * Watches a cluster that serves until its wave has been out for the time the environment asks for: the smoke test
 * must pass all the while, and so must the metrics where old pods still stand beside the new ones. Ends like an attempt
 * and never throws.
 */
export async function bake(
  target: Target,
  plan: Plan,
  served: Attempt,
  delivery: Delivery,
  clock: Clock,
  stop: AbortSignal,
): Promise<Attempt> {
  const { release, options } = delivery;
  const over = new AbortController();
  const signal = AbortSignal.any([delivery.signal, stop, over.signal]);
  const end = clock.now() + options.bakeMs;
  let smoke = served.smoke;
  const keepAsking = async () => {
    while (clock.now() < end) {
      await clock.sleep(Math.min(pauseMs, end - clock.now()), signal);
      smoke = await target.smoke(release, signal);
      if (!smoke.passed)
        throw new ActionError('SMOKE_FAILED', `while it was watched: ${problemsOf(smoke)}`, {
          hint: 'It passed right after the rollout; the first wrong answer of each check is in the summary.',
        });
    }
  };
  try {
    await get(delivery.phases, target).record('bake', async () => {
      target.log.info(`serves; watched for ${seconds(options.bakeMs)} before the next wave`);
      const watched = plan.watch?.('wave', options.bakeMs, signal);
      try {
        await Promise.all([watched, keepAsking()]);
      } finally {
        over.abort();
        await watched?.catch(() => undefined); // its failure is known, or it was stopped
      }
    });
    return { ...served, smoke };
  } catch (error) {
    if (delivery.signal.aborted) return { ...served, smoke, state: 'cancelled' };
    if (stop.aborted) return { ...served, smoke, state: 'stopped' };
    target.log.error(messageOf(error));
    return { ...served, smoke, state: 'failed', error };
  }
}
