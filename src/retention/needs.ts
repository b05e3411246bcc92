import type { Release } from '../release/release.ts';
import { neededReleases, unfinished } from '../rollout/history.ts';
import type { ManifestStore } from '../rollout/manifest-store.ts';
import { imagesOf, type Place, type RecordedRelease, type RegistryHoldings, recordsOf } from './holdings.ts';
import type { Needs } from './keep.ts';
import type { RetentionPolicy } from './policy.ts';
import { problemOf } from './problem.ts';
import type { ClusterUse, TaggedImage } from './read-cluster.ts';

/** A cluster that was read, and the manifests it keeps, which know the releases that no registry has any more. */
export interface ClusterReading {
  readonly use: ClusterUse;
  readonly store: Pick<ManifestStore, 'read'>;
}

export interface GatheredNeeds {
  readonly needs: Needs;
  /** Images of the releases that are needed. */
  readonly images: readonly Place[];
  /** Why it cannot be said what is needed: nothing may be deleted. */
  readonly problems: readonly string[];
  /** What a person should know, though nothing depends on it. */
  readonly notes: readonly string[];
}

/**
 * Puts together what is needed: what ledgers name, what runs or is named by a workload, and the newest releases of
 * each branch. A release that a cluster could go back to must be known from a registry or from the cluster itself.
 */
export async function gatherNeeds(
  application: string,
  clusters: readonly ClusterReading[],
  registries: readonly RegistryHoldings[],
  policy: Pick<RetentionPolicy, 'releases'>,
): Promise<GatheredNeeds> {
  const problems: string[] = [];
  const notes: string[] = [];
  const records = new Map(registries.flatMap(recordsOf).map(({ id, record }) => [id, record]));
  const own = [...records]
    .map(([id, record]) => ({ id, record }))
    .filter(({ record }) => record.application === application);
  const newest = newestOf(own, policy.releases);
  for (const registry of registries)
    if (!recordsOf(registry).some(({ record }) => record.application === application))
      notes.push(
        `${registry.registry} has no release of ${application}: none of it stays for being among the newest`,
      );
  for (const { use } of clusters)
    if (use.history.length === 0)
      notes.push(
        `${use.cluster}: its ledger names no release of ${application}; see that the fleet file has the right namespace`,
      );
  const named = new Set(clusters.flatMap(({ use }) => use.history.map(({ release }) => release)));

  const digests = new Map<string, 'running' | 'ledger' | 'newest'>();
  const images: Place[] = [];
  for (const id of newest) keepImages(records.get(id), 'newest');
  for (const { use, store } of clusters) {
    const wanted = new Set([...neededReleases(use.history), unfinished(use.history)?.release]);
    for (const { release: id, sequence } of new Map(
      use.history.map((entry) => [entry.release, entry]),
    ).values()) {
      const record = records.get(id) ?? (await readStored(store, id));
      if (typeof record !== 'string') keepImages(record, 'ledger');
      else if (wanted.has(id))
        problems.push(`${use.cluster}: nobody can say what release ${sequence} is made of: ${record}`);
      else
        notes.push(
          `${use.cluster}: its ledger names release ${sequence}, of which no registry has the record`,
        );
    }
  }
  for (const { use } of clusters) {
    for (const digest of use.digests.keys()) digests.set(digest, 'running');
    for (const digest of use.tagged.flatMap((image) => digestsUnder(image, registries)))
      digests.set(digest, 'running');
  }
  return { needs: { application, named, newest, digests }, images, problems, notes };

  function keepImages(record: Release | undefined, reason: 'ledger' | 'newest'): void {
    const own = record === undefined ? [] : imagesOf(record);
    images.push(...own);
    for (const { digest } of own) digests.set(digest, reason);
  }
}

/** Ids of the releases with the highest sequence numbers; each branch of each source repository counts its own. */
function newestOf(releases: readonly RecordedRelease[], count: number): Set<string> {
  const branches = Map.groupBy(releases, ({ record: { source } }) => `${source.repositoryId} ${source.ref}`);
  const newest = [...branches.values()].flatMap((branch) => {
    const sequences = [...new Set(branch.map(({ record }) => record.sequence))].sort((a, b) => b - a);
    const first = new Set(sequences.slice(0, count));
    return branch.filter(({ record }) => first.has(record.sequence));
  });
  return new Set(newest.map(({ id }) => id));
}

/** The record of a release from the manifests a cluster keeps, or why it is not there. */
async function readStored(store: Pick<ManifestStore, 'read'>, id: string): Promise<Release | string> {
  try {
    return (await store.read(id)).release;
  } catch (error) {
    return problemOf(error);
  }
}

/** What a tag names in the registries, for a workload that names the image so. */
function digestsUnder({ repository, tag }: TaggedImage, registries: readonly RegistryHoldings[]): string[] {
  const service = repository.slice(repository.lastIndexOf('/') + 1);
  return registries.flatMap(({ repositories }) =>
    [...(repositories.get(service)?.values() ?? [])]
      .filter(({ tags }) => tags.includes(tag))
      .map(({ digest }) => digest),
  );
}
