import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { copyFile, link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ActionError } from '../core/errors.ts';
import { type Annotations, type Descriptor, refNameAnnotation } from './descriptor.ts';
import { algorithmOf, digestOf, formatDigest, hexOf } from './digest.ts';
import { type Graph, readGraph } from './graph.ts';
import type { Layout } from './layout.ts';
import { artifactTypeOf, parseManifest } from './manifest.ts';
import { mediaTypes } from './media-types.ts';

export interface ManifestOptions {
  /** Annotations of the entry in index.json, not of the manifest. */
  readonly annotations?: Annotations;
  /** Name of the entry; a former entry of that name is replaced. */
  readonly refName?: string;
  /** False for a child of an index, which index.json does not list. */
  readonly listed?: boolean;
}

/** Adds to an OCI image layout. Everything may be repeated: content is stored once, entries are not doubled. */
export interface LayoutWriter {
  readonly dir: string;
  /** Stores content and returns what points to it. */
  blob(content: Uint8Array | AsyncIterable<Uint8Array>, mediaType: string): Promise<Descriptor>;
  /** Stores a manifest or index (given as a document or as the very bytes) and lists it in index.json. */
  manifest(document: object | Uint8Array, options?: ManifestOptions): Promise<Descriptor>;
  /** Lists a manifest in index.json. */
  addToIndex(descriptor: Descriptor, refName?: string): Promise<void>;
  /** Takes over a root of another layout with its referrers, as hard links where the file system allows. */
  adopt(source: Layout, refName: string, as?: string): Promise<Graph>;
}

/** Opens the layout in `dir` for adding, making an empty one where there is none. `LAYOUT_INVALID`. */
export async function createLayout(dir: string): Promise<LayoutWriter> {
  await mkdir(path.join(dir, 'blobs', 'sha256'), { recursive: true });
  await writeFile(path.join(dir, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  const empty = { schemaVersion: 2, mediaType: mediaTypes.index, manifests: [] };
  await writeFile(path.join(dir, 'index.json'), JSON.stringify(empty), { flag: 'wx' }).catch(ignoreExisting);

  const file = (digest: string) => path.join(dir, 'blobs', algorithmOf(digest), hexOf(digest));
  let indexed: Promise<void> = Promise.resolve();

  async function list(entry: Descriptor): Promise<void> {
    const index = parseManifest(await readFile(path.join(dir, 'index.json')), mediaTypes.index);
    if (typeof index === 'string')
      throw new ActionError('LAYOUT_INVALID', `OCI layout ${dir}: index.json ${index}`);
    const name = entry.annotations?.[refNameAnnotation];
    const others = index.children.filter((other) => {
      const otherName = other.annotations?.[refNameAnnotation];
      return name === undefined
        ? other.digest !== entry.digest || otherName !== undefined
        : otherName !== name;
    });
    await replace(path.join(dir, 'index.json'), JSON.stringify({ ...empty, manifests: [...others, entry] }));
  }

  const writer: LayoutWriter = {
    dir,
    blob: async (content, mediaType) => {
      if (content instanceof Uint8Array) {
        const digest = digestOf(content);
        await replace(file(digest), content);
        return { mediaType, digest, size: content.length };
      }
      const { digest, size } = await store(dir, content, file);
      return { mediaType, digest, size };
    },
    manifest: async (document, { annotations, refName, listed = true } = {}) => {
      const bytes = document instanceof Uint8Array ? document : Buffer.from(JSON.stringify(document));
      const manifest = parseManifest(bytes);
      if (typeof manifest === 'string') throw new TypeError(`The manifest to store ${manifest}`);
      const stored = await writer.blob(bytes, manifest.mediaType);
      // index.json tells referrers apart only by these two, as the referrers API does.
      const artifactType = manifest.subject === undefined ? undefined : artifactTypeOf(manifest);
      const entry = {
        ...stored,
        ...(artifactType === undefined ? {} : { artifactType }),
        ...(annotations === undefined ? {} : { annotations }),
      };
      if (listed) await writer.addToIndex(entry, refName);
      return stored;
    },
    addToIndex: (descriptor, refName) => {
      const entry =
        refName === undefined
          ? descriptor
          : { ...descriptor, annotations: { ...descriptor.annotations, [refNameAnnotation]: refName } };
      // One after the other: each reads the file, changes it and writes it whole.
      indexed = indexed.catch(() => undefined).then(() => list(entry));
      return indexed;
    },
    adopt: async (source, refName, as = refName) => {
      const graph = await readGraph(source, refName);
      for (const blob of graph.blobs) {
        await source.verify(blob);
        const from = path.join(source.dir, 'blobs', algorithmOf(blob.digest), hexOf(blob.digest));
        await mkdir(path.dirname(file(blob.digest)), { recursive: true });
        await link(from, file(blob.digest)).catch((error) => copyUnlessThere(error, from, file(blob.digest)));
      }
      for (const { bytes, descriptor } of [...graph.manifests, ...graph.referrers])
        await replace(file(descriptor.digest), bytes);
      for (const { descriptor } of graph.referrers) await writer.addToIndex(descriptor);
      await writer.addToIndex(graph.root.descriptor, as);
      return graph;
    },
  };
  return writer;
}

async function store(
  dir: string,
  content: AsyncIterable<Uint8Array>,
  file: (digest: string) => string,
): Promise<{ digest: string; size: number }> {
  const temporary = path.join(dir, 'blobs', `.${randomUUID()}`);
  const hash = createHash('sha256');
  let size = 0;
  async function* counted() {
    for await (const chunk of content) {
      hash.update(chunk);
      size += chunk.length;
      yield chunk;
    }
  }
  try {
    await pipeline(counted, createWriteStream(temporary, { flags: 'wx' }));
    const digest = formatDigest('sha256', hash);
    await rename(temporary, file(digest));
    return { digest, size };
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Writes a file whole or not at all. */
async function replace(target: string, content: string | Uint8Array): Promise<void> {
  const temporary = path.join(path.dirname(target), `.${randomUUID()}`);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(temporary, content);
  await rename(temporary, target);
}

const codeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

function ignoreExisting(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error;
}

/** A hard link fails between file systems; what is there already has the same content, being named by its digest. */
async function copyUnlessThere(error: unknown, from: string, to: string): Promise<void> {
  if (codeOf(error) !== 'EEXIST') await copyFile(from, to);
}
