import { formatBytes } from '../core/bytes.ts';
import { mapConcurrently } from '../core/concurrency.ts';
import { ActionError } from '../core/errors.ts';
import type { ContentSource } from './content-source.ts';
import type { Descriptor } from './descriptor.ts';
import { algorithmOf, hexOf } from './digest.ts';
import { type Graph, type GraphSource, readGraphOf } from './graph.ts';
import type { StoredManifest } from './manifest.ts';
import { isManifestType } from './media-types.ts';
import { fallbackTag } from './referrers.ts';
import type { RegistryClient } from './registry-client.ts';

/** What a tag names, with all that belongs to it. */
export interface TaggedGraph {
  readonly tag: string;
  readonly graph: Graph;
}

/** Content of one registry, to be copied to others. Every graph that was read can be streamed. */
export interface RegistrySource extends ContentSource {
  /** Reads what belongs to a manifest of a repository (whole path). `REGISTRY_FAILED` where some of it is missing. */
  graph(repository: string, digest: string): Promise<Graph>;
  /** What stands beside a graph under tags made from its digests, as cosign before version 3 attached signatures. */
  attachedByTag(repository: string, graph: Graph): Promise<readonly TaggedGraph[]>;
}

/** Suffixes of those tags: `sha256-….sig`. */
const attachments = ['sig', 'att', 'sbom'] as const;
/** Questions asked at the same time. */
const parallel = 16;
/** Whoever may push to a repository may attach what he likes to its images: more than this is not read (bytes). */
const memoryLimit = 64 * 1024 * 1024;

/** Opens a registry to copy from. Blobs are checked while they stream through; nothing is kept on the way. */
export function openRegistrySource(client: RegistryClient): RegistrySource {
  const { name, host, baseUrl } = client.endpoint;
  /** A repository that has the content, by digest. */
  const places = new Map<string, string>();

  async function read(repository: string, digest: string): Promise<Graph> {
    const source = graphSource(client, repository);
    const { descriptor } = await source.read(digest);
    const graph = await readGraphOf(source, descriptor);
    for (const blob of graph.blobs) if (!places.has(blob.digest)) places.set(blob.digest, repository);
    return graph;
  }

  return {
    graph: read,
    attachedByTag: async (repository, { manifests }) => {
      const tags = manifests.flatMap(({ descriptor: { digest } }) =>
        attachments.map((kind) => `${algorithmOf(digest)}-${hexOf(digest)}.${kind}`),
      );
      const found = await mapConcurrently(tags, parallel, async (tag) => {
        const named = await client.resolve(repository, tag);
        return named === undefined ? [] : [{ tag, graph: await read(repository, named.digest) }];
      });
      return found.flat();
    },
    // Nothing can be known of content before it has been read, and reading it twice is what a copy must not do.
    verify: async () => undefined,
    stream: (blob, start = 0) => {
      const repository = places.get(blob.digest);
      if (repository === undefined) throw new Error(`${blob.digest} is in no graph of ${name} (${host})`);
      return checkedStream(client.openBlob(repository, blob), start);
    },
    repositoryAt: (other, digest) => (other === baseUrl ? places.get(digest) : undefined),
  };
}

/**
 * Hands content on one piece behind, since its digest is known with its end: wrong content stays without its last
 * piece, and no upload of it can be completed. An upload that goes on from an offset is read from the start again, to
 * be hashed again.
 */
async function* checkedStream(content: AsyncIterable<Buffer>, start: number): AsyncGenerator<Buffer, void> {
  let skip = start;
  let last: Buffer | undefined;
  for await (const chunk of content) {
    const fresh = chunk.subarray(Math.min(skip, chunk.length));
    skip -= chunk.length - fresh.length;
    if (fresh.length === 0) continue;
    if (last !== undefined) yield last;
    last = fresh;
  }
  if (last !== undefined) yield last;
}

interface RepositoryGraphSource extends GraphSource {
  /** The manifest of that digest, asked for once. */
  read(digest: string): Promise<StoredManifest>;
}

function graphSource(client: RegistryClient, repository: string): RepositoryGraphSource {
  const { name, host } = client.endpoint;
  const asked = new Map<string, Promise<StoredManifest | undefined>>();
  const refuse = (message: string) =>
    new ActionError('REGISTRY_FAILED', `Registry ${name} (${host}), ${repository}: ${message}`, {
      hint: 'Nothing was copied. Push the release to this registry again, or copy it from another one.',
    });
  let held = 0;
  const load = async (digest: string) => {
    const stored = await client.getManifest(repository, digest);
    held += stored?.bytes.length ?? 0;
    if (held > memoryLimit)
      throw refuse(`the manifests of one image are more than ${formatBytes(memoryLimit)}`);
    return stored;
  };
  const get = (digest: string) => {
    const known = asked.get(digest) ?? load(digest);
    asked.set(digest, known);
    return known;
  };

  async function referrersOf({ descriptor: { digest } }: StoredManifest): Promise<Descriptor[]> {
    const [listed, tagged] = await Promise.all([
      client.referrers(repository, digest),
      // A registry may have learnt the API after somebody wrote the tag that stands for it.
      client.getManifest(repository, fallbackTag(digest)),
    ]);
    const all = [...listed, ...(tagged?.manifest.children ?? [])];
    const manifests = new Map(all.map((entry) => [entry.digest, entry])).values();
    const found = await mapConcurrently([...manifests], parallel, async (entry) => {
      if (!isManifestType(entry.mediaType)) return [];
      // A list kept under a tag outlives what it lists, and may list what belongs elsewhere.
      const stored = await get(entry.digest);
      return stored?.manifest.subject?.digest === digest ? [stored.descriptor] : [];
    });
    return found.flat();
  }

  const source: RepositoryGraphSource = {
    refuse,
    read: async (digest) => {
      const stored = await get(digest);
      if (stored === undefined) throw refuse(`${digest} is not there`);
      return stored;
    },
    manifest: async (announced) => {
      const stored = await source.read(announced.digest);
      const { mediaType, size } = stored.descriptor;
      if (mediaType !== announced.mediaType || size !== announced.size)
        throw refuse(
          `${announced.digest} is ${mediaType} of ${size} bytes and was announced as ${announced.mediaType} of ` +
            `${announced.size}`,
        );
      return { ...stored, descriptor: announced };
    },
    referrersOf: async (subjects) => (await mapConcurrently(subjects, parallel, referrersOf)).flat(),
  };
  return source;
}
