import type { StoredImage } from '../clouds/provider.ts';
import { mapConcurrently } from '../core/concurrency.ts';
import { ActionError } from '../core/errors.ts';
import { isDigest } from '../oci/digest.ts';
import { blobsOf, childManifests, type StoredManifest } from '../oci/manifest.ts';
import type { RegistryClient } from '../oci/registry-client.ts';
import { release } from '../release/release.ts';
import { releaseType } from '../signing/release-artifact.ts';
import { attachmentStem, stemOf } from './attachment-tag.ts';
import { findUnlisted } from './find-unlisted.ts';
import type { Holding, RecordedRelease, RepositoryHoldings } from './holdings.ts';
import { problemOf } from './problem.ts';

/** What a manifest itself says. */
type ManifestFacts = Pick<Holding, 'children' | 'config' | 'content' | 'release'> & {
  readonly subject: string | undefined;
};

/** What manifests said before, by repository and digest: it never changes. */
export type KnownManifests = Map<string, ManifestFacts>;

/** What retention asks of a registry. */
export type RegistryReader = Pick<RegistryClient, 'endpoint' | 'getManifest' | 'readBlob' | 'resolve'>;

export interface ReadRepository {
  readonly holdings: RepositoryHoldings;
  /** Why the holdings are not all there is: as long as there is a reason, nothing may be deleted. */
  readonly problems: readonly string[];
}

/** Requests at the same time to one repository. */
const concurrency = 8;

/** Reads every manifest of a list and ties them together. */
export async function readRepository(
  client: RegistryReader,
  repository: string,
  listed: readonly StoredImage[],
  known: KnownManifests,
): Promise<ReadRepository> {
  const problems: string[] = [];
  const problem = (digest: string, what: string) =>
    problems.push(`${client.endpoint.name}: ${repository}@${digest}: ${what}`);
  const holdings = new Map<string, Holding>();
  const byStem = new Map(listed.map(({ digest }) => [stemOf(digest), digest]));
  await mapConcurrently(listed, concurrency, async ({ digest, tags, storedAt }) => {
    const key = `${repository}@${digest}`;
    try {
      const facts = known.get(key) ?? (await readFacts(client, repository, digest));
      known.set(key, facts);
      const spelt = tags.map((tag) => speltDigest(tag, byStem));
      const subjects = new Set([facts.subject, ...spelt].filter((subject) => subject !== undefined));
      subjects.delete(digest);
      holdings.set(digest, { ...facts, digest, tags, storedAt, subjects: [...subjects] });
    } catch (error) {
      problem(digest, problemOf(error));
    }
  });
  const all = new Set(listed.map(({ digest }) => digest));
  const referred = [...holdings.values()].flatMap(({ children, subjects }) => [...children, ...subjects]);
  const absent = referred.filter((digest) => !all.has(digest));
  return { holdings, problems: [...problems, ...(await findUnlisted(client, repository, absent))] };
}

async function readFacts(client: RegistryReader, repository: string, digest: string): Promise<ManifestFacts> {
  const stored = await client.getManifest(repository, digest);
  if (stored === undefined)
    throw new ActionError('RETENTION_UNSAFE', 'the registry lists it and does not have it');
  const { descriptor, manifest } = stored;
  return {
    children: childManifests(manifest).map((child) => child.digest),
    subject: manifest.subject?.digest,
    config: manifest.config?.digest,
    content: new Map([descriptor, ...blobsOf(manifest)].map((blob) => [blob.digest, blob.size])),
    release: await readRecord(client, repository, stored),
  };
}

async function readRecord(
  client: RegistryReader,
  repository: string,
  { manifest: { config } }: StoredManifest,
): Promise<RecordedRelease | undefined> {
  if (config?.mediaType !== releaseType) return undefined;
  const bytes = await client.readBlob(repository, config);
  try {
    return { id: config.digest, record: release.parse(JSON.parse(bytes.toString('utf8'))) };
  } catch (cause) {
    throw new ActionError('RETENTION_UNSAFE', 'it records a release in a way this version does not know', {
      cause,
    });
  }
}

/** The digest that a tag says its manifest is attached to. */
function speltDigest(tag: string, byStem: ReadonlyMap<string, string>): string | undefined {
  const stem = attachmentStem(tag);
  if (stem === undefined) return undefined;
  const digest = byStem.get(stem) ?? stem.replace('-', ':');
  return isDigest(digest) ? digest : undefined;
}
