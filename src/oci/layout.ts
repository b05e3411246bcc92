import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { ActionError } from '../core/errors.ts';
import type { ContentSource } from './content-source.ts';
import { type Descriptor, refNameAnnotation } from './descriptor.ts';
import { algorithmOf, formatDigest, hexOf } from './digest.ts';
import { createChunkReader } from './file-chunks.ts';
import type { GraphSource } from './graph.ts';
import { parseManifest, type StoredManifest } from './manifest.ts';
import { isManifestType, mediaTypes } from './media-types.ts';

/** Manifests above this size are refused by registries, so a layout need not have one (4 MiB). */
const manifestLimit = 4 * 1024 * 1024;

/** An OCI image layout on disk, read only. */
export interface Layout extends ContentSource, GraphSource {
  readonly dir: string;
  /** All entries of index.json. */
  readonly entries: readonly Descriptor[];
  /** Those that carry a reference name (`org.opencontainers.image.ref.name`), by it. */
  readonly roots: ReadonlyMap<string, Descriptor>;
  /** The entry of that reference name. `LAYOUT_INVALID` says which names there are. */
  root(refName: string): Descriptor;
  /** Reads and checks content that fits in memory. `LAYOUT_INVALID`. */
  read(descriptor: Descriptor): Promise<Buffer>;
  /** Checks size and digest of content; each is hashed once for this layout. `LAYOUT_INVALID`. */
  verify(descriptor: Descriptor, signal?: AbortSignal): Promise<void>;
}

/**
 * Opens a layout; blobs are looked at when they are asked for. Links may lead nowhere but into the layout and, where it
 * keeps its blobs in that of another one, into `shared`. `LAYOUT_INVALID`.
 */
export async function openLayout(dir: string, shared = dir): Promise<Layout> {
  const invalid = (message: string, cause?: unknown) =>
    new ActionError('LAYOUT_INVALID', `OCI layout ${dir}: ${message}`, { cause });
  const places = await Promise.all([dir, shared].map((place) => realpath(place))).catch((cause: unknown) => {
    throw new ActionError('LAYOUT_INVALID', `There is no OCI layout at ${dir}`, {
      hint: 'build-image writes it: run that first in this job, or download the artifact of the job that ran it.',
      cause,
    });
  });

  /** Size of a file of the layout. */
  async function sizeOf(file: string, name: string, missing: string): Promise<number> {
    const target = await realpath(file).catch((cause: unknown) => {
      throw invalid(`${name} ${missing}`, cause);
    });
    if (!places.some((place) => target.startsWith(place + path.sep)))
      throw invalid(`${name} is a link that leads out of it`);
    const found = await stat(target);
    if (!found.isFile()) throw invalid(`${name} is not a file`);
    return found.size;
  }
  const load = async (name: string) => {
    const size = await sizeOf(path.join(dir, name), name, 'cannot be read');
    if (size > manifestLimit) throw invalid(`${name} is larger than 4 MiB`);
    return readFile(path.join(dir, name));
  };
  const marker = (await load('oci-layout')).toString('utf8');
  if (!/"imageLayoutVersion"\s*:\s*"1\.\d+\.\d+"/.test(marker)) throw invalid('oci-layout is not version 1');
  const index = parseManifest(await load('index.json'), mediaTypes.index);
  if (typeof index === 'string') throw invalid(`index.json ${index}`);
  const entries = index.children;
  const roots = rootsOf(entries, invalid);

  const chunks = createChunkReader();
  const checked = new Map<string, Promise<void>>();
  const file = ({ digest }: Descriptor) => path.join(dir, 'blobs', algorithmOf(digest), hexOf(digest));
  let listed: Promise<readonly StoredManifest[]> | undefined;

  async function checkSize(descriptor: Descriptor): Promise<void> {
    const size = await sizeOf(file(descriptor), `blob ${descriptor.digest}`, 'is missing');
    if (size !== descriptor.size)
      throw invalid(`blob ${descriptor.digest} has ${size} bytes instead of ${descriptor.size}`);
  }

  async function hash(descriptor: Descriptor, signal: AbortSignal | undefined): Promise<void> {
    const { digest } = descriptor;
    const algorithm = algorithmOf(digest);
    const running = createHash(algorithm);
    for await (const chunk of chunks.read(file(descriptor))) {
      // Who asks again later has it hashed again.
      if (signal?.aborted) checked.delete(digest);
      signal?.throwIfAborted();
      running.update(chunk);
    }
    const actual = formatDigest(algorithm, running);
    if (actual !== digest) throw invalid(`blob ${digest} is corrupt: its content has ${actual}`);
  }

  const layout: Layout = {
    dir,
    entries,
    roots,
    root: (refName) => {
      const entry = roots.get(refName);
      if (entry !== undefined) return entry;
      throw new ActionError(
        'LAYOUT_INVALID',
        `OCI layout ${dir}: none of the ${entries.length} entries of index.json is named ${refName}`,
        { hint: roots.size === 0 ? undefined : `It has: ${[...roots.keys()].join(', ')}.` },
      );
    },
    refuse: (message) => invalid(message),
    verify: async (descriptor, signal) => {
      // Two descriptors of one digest may announce different sizes: the size is looked at each time.
      await checkSize(descriptor);
      const known = checked.get(descriptor.digest) ?? hash(descriptor, signal);
      checked.set(descriptor.digest, known);
      await known;
    },
    read: async (descriptor) => {
      await layout.verify(descriptor);
      return readFile(file(descriptor));
    },
    stream: (descriptor, start) => chunks.read(file(descriptor), start),
    manifest: async (descriptor) => {
      if (descriptor.size > manifestLimit)
        throw invalid(`manifest ${descriptor.digest} is larger than 4 MiB`);
      const bytes = await layout.read(descriptor);
      const manifest = parseManifest(bytes, descriptor.mediaType);
      if (typeof manifest === 'string') throw invalid(`manifest ${descriptor.digest} ${manifest}`);
      return { descriptor, manifest, bytes };
    },
    referrersOf: async (subjects) => {
      const digests = new Set(subjects.map(({ descriptor }) => descriptor.digest));
      // Referrers are listed in index.json; which of its entries are some, only their manifests tell.
      listed ??= Promise.all(
        entries.filter(({ mediaType }) => isManifestType(mediaType)).map((entry) => layout.manifest(entry)),
      );
      const found = (await listed).filter(({ manifest }) => digests.has(manifest.subject?.digest ?? ''));
      return found.map(({ descriptor }) => descriptor);
    },
  };
  return layout;
}

function rootsOf(entries: readonly Descriptor[], invalid: (message: string) => ActionError) {
  const roots = new Map<string, Descriptor>();
  for (const entry of entries) {
    const name = entry.annotations?.[refNameAnnotation];
    if (name === undefined) continue;
    if ((roots.get(name)?.digest ?? entry.digest) !== entry.digest)
      throw invalid(`two entries of index.json are named ${name}`);
    roots.set(name, entry);
  }
  return roots;
}
