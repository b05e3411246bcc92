import { type DeletionStep, deletionOrder } from './deletion-order.ts';
import type { RegistryHoldings, RepositoryHoldings } from './holdings.ts';
import { findKept, type KeepReason, type Kept, type Needs } from './keep.ts';
import type { RetentionPolicy } from './policy.ts';

/** What would stay and go in one registry. */
export interface RetentionPlan {
  readonly holdings: RegistryHoldings;
  readonly kept: Kept;
  /** What goes; to be deleted step by step. */
  readonly steps: readonly DeletionStep[];
  readonly repositories: readonly RepositoryPlan[];
}

export interface RepositoryPlan {
  /** Name of the service, or `releaseName`. */
  readonly repository: string;
  /** Numbers of manifests by reason. */
  readonly kept: Readonly<Partial<Record<KeepReason, number>>>;
  /** Digests of what goes. */
  readonly removable: readonly string[];
  /** Bytes that only what goes refers to. Registries that share blobs between repositories may free less. */
  readonly bytes: number;
}

/** Decides for one registry. Pure: the same content, needs and time give the same plan. */
export function planRetention(
  holdings: RegistryHoldings,
  needs: Needs,
  policy: RetentionPolicy,
  now: number,
): RetentionPlan {
  const kept = findKept(holdings, needs, policy, now);
  const steps = deletionOrder(holdings, kept);
  const removable = Map.groupBy(steps.flat(), ({ repository }) => repository);
  const repositories = [...holdings.repositories].map(([repository, content]): RepositoryPlan => {
    const going = (removable.get(repository) ?? []).map(({ digest }) => digest);
    return {
      repository,
      kept: countReasons(kept.get(repository)?.values() ?? []),
      removable: going,
      bytes: freedBytes(content, going),
    };
  });
  return { holdings, kept, steps, repositories };
}

/** Share of a registry's manifests that would go, from 0 to 1. */
export function removableShare({ steps, holdings }: RetentionPlan): number {
  const total = [...holdings.repositories.values()].reduce((sum, { size }) => sum + size, 0);
  return total === 0 ? 0 : steps.flat().length / total;
}

/** Bytes that nothing refers to once `gone` has been deleted. */
export function freedBytes(repository: RepositoryHoldings, gone: readonly string[]): number {
  const going = new Set(gone);
  const staying = new Set<string>();
  const freed = new Map<string, number>();
  for (const { digest, content } of repository.values())
    for (const [part, size] of content) going.has(digest) ? freed.set(part, size) : staying.add(part);
  return [...freed].reduce((sum, [part, size]) => (staying.has(part) ? sum : sum + size), 0);
}

function countReasons(reasons: Iterable<KeepReason>): Partial<Record<KeepReason, number>> {
  const counts: Partial<Record<KeepReason, number>> = {};
  for (const reason of reasons) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}
