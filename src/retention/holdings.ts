import type { Release } from '../release/release.ts';

/** A release as a registry keeps it: its id is the digest of the record. */
export interface RecordedRelease {
  readonly id: string;
  readonly record: Release;
}

/** A manifest that a repository holds, and what it is tied to there. */
export interface Holding {
  readonly digest: string;
  readonly tags: readonly string[];
  /** Milliseconds since the epoch; undefined where the registry does not say. */
  readonly storedAt: number | undefined;
  /** Digests of the manifests an index refers to. */
  readonly children: readonly string[];
  /** Digests of what it is attached to: its subject, and what its tags spell (see attachment-tag.ts). */
  readonly subjects: readonly string[];
  /** Digest of its config, which some runtimes report in the place of the image's. */
  readonly config: string | undefined;
  /** Bytes by digest: the manifest itself and its blobs. */
  readonly content: ReadonlyMap<string, number>;
  /** Present for a release artifact. */
  readonly release?: RecordedRelease | undefined;
}

/** Everything one repository holds, by digest. */
export type RepositoryHoldings = ReadonlyMap<string, Holding>;

/** What one registry holds of an application: by name of the service, and the release artifacts by `releaseName`. */
export interface RegistryHoldings {
  /** Name in the fleet file. */
  readonly registry: string;
  readonly repositories: ReadonlyMap<string, RepositoryHoldings>;
}

/** A manifest's place in a registry. */
export interface Place {
  /** Name of the service, or `releaseName`. */
  readonly repository: string;
  readonly digest: string;
}

/** The releases a registry has the record of. */
export const recordsOf = ({ repositories }: RegistryHoldings): RecordedRelease[] =>
  [...repositories.values()].flatMap((holdings) =>
    [...holdings.values()].flatMap(({ release }) => (release === undefined ? [] : [release])),
  );

/** Where the images of a release are: the index of each service, and one a platform. */
export const imagesOf = ({ services }: Release): Place[] =>
  Object.entries(services).flatMap(([repository, { digest, platforms }]) =>
    [digest, ...Object.values(platforms)].map((image) => ({ repository, digest: image })),
  );

/** What a manifest refers to, so that it must not be gone before it: children, subjects, and a release's images. */
export function referencesOf({ repositories }: RegistryHoldings, { repository, digest }: Place): Place[] {
  const holding = repositories.get(repository)?.get(digest);
  if (holding === undefined) return [];
  const { children, subjects, release } = holding;
  const near = [...children, ...subjects].map((other) => ({ repository, digest: other }));
  return release === undefined ? near : [...near, ...imagesOf(release.record)];
}

const attachments = new WeakMap<RepositoryHoldings, ReadonlyMap<string, readonly string[]>>();

/** Digests of what is attached to each subject of a repository. */
export function attachmentsOf(repository: RepositoryHoldings): ReadonlyMap<string, readonly string[]> {
  const known = attachments.get(repository);
  if (known !== undefined) return known;
  const found = new Map<string, string[]>();
  for (const { digest, subjects } of repository.values())
    for (const subject of subjects) {
      const list = found.get(subject);
      if (list === undefined) found.set(subject, [digest]);
      else list.push(digest);
    }
  attachments.set(repository, found);
  return found;
}
