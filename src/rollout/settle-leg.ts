import type { MigrationPolicy } from '../fleet/migrations.ts';
import type { RolloutPorts } from './delivery.ts';
import { entryMaker, type Origin, readSettled } from './entries.ts';
import { type History, live } from './history.ts';
import { lockAll } from './locks.ts';
import type { WayBack } from './outcome.ts';
import type { Target } from './target.ts';
import { bringBack, findBase } from './way-back.ts';

export interface SettleLegOptions {
  /** Id of the release that may not stay. */
  readonly release: string;
  readonly origin: Origin;
  /** What failed elsewhere. */
  readonly reason: string;
  readonly migrations: MigrationPolicy;
  /** Whether a release with nothing verified before it is removed. */
  readonly removeFirst: boolean;
  readonly lockWaitMs: number;
}

/**
 * Takes a release back off one cluster because it failed in others, in a job of its own: to what was verified there
 * before this run. Does nothing where the run wrote nothing, where its leg has already brought the cluster back or has
 * said that a person is needed, and where another run has delivered something since.
 */
export async function settleLeg(
  target: Target,
  { release, origin, lockWaitMs, ...how }: SettleLegOptions,
  { clock, signal }: RolloutPorts,
): Promise<WayBack> {
  const now = () => clock.now();
  const locks = await lockAll([target], lockWaitMs, now, signal);
  try {
    const page = await readSettled(target, locks.of(target), origin, now);
    const started = startOf(page.entries, release, origin.run);
    if (started === undefined) return { state: 'untouched' };
    const { release: failed } = await target.store.read(release);
    const before = { ...page, entries: page.entries.slice(0, started) };
    return await bringBack(target, {
      ...how,
      lease: locks.forReturn(target),
      base: await findBase(target, before, failed),
      failed,
      verdict: 'rejected',
      entry: entryMaker(origin, now),
      now,
      signal,
    });
  } finally {
    await locks.release();
  }
}

/** Where this run started the release in a history, if it still serves and nobody has judged it otherwise. */
function startOf(history: History, release: string, run: string): number | undefined {
  if (live(history)?.release !== release) return undefined;
  const started = history.findIndex(
    (entry) => entry.release === release && entry.state === 'started' && entry.run === run,
  );
  const judged = history.findLast((entry) => entry.release === release && entry.state !== 'started');
  return started < 0 || judged?.state === 'rejected' ? undefined : started;
}
