import { releaseName } from '../signing/release-artifact.ts';
import type { Place, RegistryHoldings, RepositoryHoldings } from './holdings.ts';
import type { Kept } from './keep.ts';

/** One step of a deletion: what may go at the same time, since none of it refers to another part of it. */
export type DeletionStep = readonly Place[];

/**
 * What goes, in an order that can be cut off anywhere: releases before their images, indexes before their children,
 * attachments before their subjects. Whatever is left refers to nothing that is gone.
 */
export function deletionOrder({ repositories }: RegistryHoldings, kept: Kept): DeletionStep[] {
  const levelsOf = (name: string, holdings: RepositoryHoldings) =>
    levels(
      holdings,
      [...holdings.keys()].filter((digest) => !kept.get(name)?.has(digest)),
    ).map((digests) => digests.map((digest) => ({ repository: name, digest })));

  const records = [...repositories].filter(([name]) => name === releaseName);
  const images = [...repositories].filter(([name]) => name !== releaseName);
  const together = (some: readonly (readonly [string, RepositoryHoldings])[]) => {
    const steps = some.map(([name, holdings]) => levelsOf(name, holdings));
    const longest = Math.max(0, ...steps.map(({ length }) => length));
    return Array.from({ length: longest }, (_, level) => steps.flatMap((each) => each[level] ?? []));
  };
  return [...together(records), ...together(images)];
}

/** What must be gone before a manifest may go, among those that go. */
function predecessorsOf(repository: RepositoryHoldings, digests: readonly string[]) {
  const going = new Set(digests);
  const before = new Map(digests.map((digest): [string, string[]] => [digest, []]));
  for (const digest of digests) {
    const { children = [], subjects = [] } = repository.get(digest) ?? {};
    for (const below of [...children, ...subjects]) if (going.has(below)) before.get(below)?.push(digest);
  }
  return before;
}

/** Groups what goes by the longest chain of predecessors, so that each group needs only the groups before it. */
function levels(repository: RepositoryHoldings, digests: readonly string[]): string[][] {
  const before = predecessorsOf(repository, digests);
  const level = new Map<string, number>();
  const measure = (digest: string, above: ReadonlySet<string>): number => {
    const known = level.get(digest);
    if (known !== undefined) return known;
    // Content cannot contain its own digest, but tags can spell a circle; it is broken where it was entered.
    const inner = new Set([...above, digest]);
    const earlier = (before.get(digest) ?? []).filter((other) => !inner.has(other));
    const own = Math.max(-1, ...earlier.map((other) => measure(other, inner))) + 1;
    level.set(digest, own);
    return own;
  };
  const steps = Map.groupBy(digests, (digest) => measure(digest, new Set()));
  return [...steps].sort(([a], [b]) => a - b).map(([, step]) => step);
}
