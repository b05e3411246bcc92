import type { HeldLease } from '../kube/lease.ts';
import { named, type PerCluster } from './each-cluster.ts';
import type { Target } from './target.ts';

/** A cluster as far as its lock goes. */
export type Lockable = Pick<Target, 'cluster' | 'meet' | 'lock'>;

export interface Locks {
  /** The lock of one cluster, whose guard lets nothing be written once the job was cancelled. */
  of(target: Pick<Target, 'cluster'>): HeldLease;
  /** The same, but its guard knows no cancel: for the way back of a cancelled job. */
  forReturn(target: Pick<Target, 'cluster'>): HeldLease;
  release(): Promise<void>;
}

/**
 * Takes the locks of all clusters or of none, but for those that `forgo` goes on without. One after the other in the
 * order of their names: two deliveries that each hold a lock the other waits for cannot happen.
 */
export async function lockAll<T extends Lockable>(
  targets: readonly T[],
  waitMs: number,
  now: () => number,
  signal: AbortSignal,
  forgo: (target: T, error: unknown) => boolean = () => false,
): Promise<Locks> {
  const began = now();
  const held = new Map<string, HeldLease>();
  const release = async () => {
    await Promise.all([...held.values()].map((lease) => lease.release()));
  };
  // Locks are taken one after the other; all that comes before need not be.
  for (const target of targets) target.meet?.();
  try {
    for (const target of targets.toSorted((a, b) => (a.cluster < b.cluster ? -1 : 1))) {
      const left = Math.max(0, waitMs - (now() - began));
      const lease = await target.lock(left, signal).catch((error: unknown) => {
        if (forgo(target, error)) return undefined;
        throw named(target.cluster, error);
      });
      if (lease !== undefined) held.set(target.cluster, lease);
    }
  } catch (error) {
    await release();
    throw error;
  }
  return {
    of: (target) => {
      const lease = get(held, target);
      return { ...lease, guard: () => lease.guard(signal) };
    },
    forReturn: (target) => get(held, target),
    release,
  };
}

/** The value of one cluster, which every map over the targets has. */
export function get<T>(values: PerCluster<T>, { cluster }: Pick<Target, 'cluster'>): T {
  const value = values.get(cluster);
  if (value === undefined) throw new Error(`no value for cluster ${cluster}`);
  return value;
}

/** What every write waits for: the work goes on, and the lock is still held. */
export const guardOf = (lease: HeldLease, signal: AbortSignal) => async (): Promise<void> => {
  signal.throwIfAborted();
  await lease.guard();
};
