import type { PushItem } from './push-plan.ts';
import type { RegistrySource } from './registry-source.ts';

/** A manifest to copy. */
export interface CopyRoot {
  /** Repository below the path of either registry. */
  readonly repository: string;
  readonly digest: string;
  readonly tags: readonly string[];
}

/**
 * Reads roots of a registry into a plan that pushes them to others: each root with its referrers under the given tags,
 * and what older versions of cosign attached to it under the tags they gave it. `path` is where the repositories are
 * in the source.
 */
export async function planCopy(
  source: RegistrySource,
  path: string,
  roots: readonly CopyRoot[],
): Promise<PushItem[]> {
  const items = await Promise.all(
    roots.map(async ({ repository, digest, tags }): Promise<PushItem[]> => {
      const graph = await source.graph(`${path}/${repository}`, digest);
      const attached = await source.attachedByTag(`${path}/${repository}`, graph);
      return [
        { repository, graph, tags },
        ...attached.map(({ tag, graph: own }) => ({ repository, graph: own, tags: [tag] })),
      ];
    }),
  );
  return items.flat();
}
