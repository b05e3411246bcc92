import type { Clock } from '../core/clock.ts';

/**
 * Asks `look` again and again, at first often, until it gives something; undefined once `patienceMs` is over. For
 * what comes within moments, where a watch would cost more than it saves.
 */
export async function until<T>(
  look: () => Promise<T | undefined>,
  {
    clock,
    signal,
    patienceMs,
  }: { readonly clock: Clock; readonly signal?: AbortSignal; readonly patienceMs: number },
): Promise<T | undefined> {
  const end = clock.now() + patienceMs;
  for (let pause = 50; ; pause = Math.min(1_000, pause * 2)) {
    const found = await look();
    if (found !== undefined || clock.now() >= end) return found;
    await clock.sleep(pause, signal);
  }
}
