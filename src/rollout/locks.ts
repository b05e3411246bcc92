import type { HeldLease } from '../kube/lease.ts';
import { named, type PerCluster } from './each-cluster.ts';
import type { Target } from './target.ts';

/** A cluster as far as its lock goes. */
export type Lockable = Pick<Target, 'cluster' | 'lock'>;

export interface Locks {
  /** The lock of one cluster. */
  of(target: Pick<Target, 'cluster'>): HeldLease;
  release(): Promise<void>;
}

/**
 * Takes the locks of all clusters or of none. One after the other in the order of their names: two deliveries that
 * each hold a lock the other waits for cannot happen.
 */
export async function lockAll(
  targets: readonly Lockable[],
  waitMs: number,
  now: () => number,
  signal: AbortSignal,
): Promise<Locks> {
  const began = now();
  const held = new Map<string, HeldLease>();
  const release = async () => {
    await Promise.all([...held.values()].map((lease) => lease.release()));
  };
  try {
    for (const target of targets.toSorted((a, b) => (a.cluster < b.cluster ? -1 : 1))) {
      const left = Math.max(0, waitMs - (now() - began));
      const lease = await target.lock(left, signal).catch((error: unknown) => {
        throw named(target.cluster, error);
      });
      held.set(target.cluster, lease);
    }
  } catch (error) {
    await release();
    throw error;
  }
  return { of: (target) => get(held, target), release };
}

/** The value of one cluster, which every map over the targets has. */
export function get<T>(values: PerCluster<T>, { cluster }: Pick<Target, 'cluster'>): T {
  const value = values.get(cluster);
  if (value === undefined) throw new Error(`no value for cluster ${cluster}`);
  return value;
}
