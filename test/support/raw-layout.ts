import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Descriptor, refNameAnnotation } from '../../src/oci/descriptor.ts';
import { algorithmOf, type DigestAlgorithm, digestOf, hexOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-types.ts';

/** A layout written byte for byte, without the checks and habits of the real writer. */
export interface RawLayout {
  readonly dir: string;
  /** Stores content and describes it; `more` goes into the descriptor. */
  put(
    content: Uint8Array | string | object,
    mediaType: string,
    more?: Readonly<Record<string, unknown>>,
  ): Promise<Descriptor>;
  /** A config, some layers and the manifest over them; `more` goes into the manifest. */
  image(layers: readonly object[], more?: Readonly<Record<string, unknown>>): Promise<Descriptor>;
  index(manifests: readonly object[], more?: Readonly<Record<string, unknown>>): Promise<Descriptor>;
  /** Writes index.json with these entries. */
  list(...entries: readonly object[]): Promise<void>;
  file(digest: string): string;
}

export async function rawLayout(algorithm: DigestAlgorithm = 'sha256'): Promise<RawLayout> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'raw-layout-'));
  for (const one of ['sha256', 'sha512']) await mkdir(path.join(dir, 'blobs', one), { recursive: true });
  await writeFile(path.join(dir, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  const layout: RawLayout = {
    dir,
    file: (digest) => path.join(dir, 'blobs', algorithmOf(digest), hexOf(digest)),
    put: async (content, mediaType, more = {}) => {
      const isBytes = typeof content === 'string' || content instanceof Uint8Array;
      const bytes = Buffer.from(isBytes ? content : JSON.stringify(content));
      const digest = digestOf(bytes, algorithm);
      await writeFile(layout.file(digest), bytes);
      return { mediaType, digest, size: bytes.length, ...more };
    },
    image: async (layers, more = {}) => {
      const diffs = layers.map(() => `sha256:${'0'.repeat(64)}`);
      const content = { architecture: 'amd64', os: 'linux', rootfs: { type: 'layers', diff_ids: diffs } };
      const config = await layout.put(content, mediaTypes.config);
      const manifest = { schemaVersion: 2, mediaType: mediaTypes.manifest, config, layers, ...more };
      return layout.put(manifest, mediaTypes.manifest);
    },
    index: async (manifests, more = {}) => {
      const index = { schemaVersion: 2, mediaType: mediaTypes.index, manifests, ...more };
      return layout.put(index, mediaTypes.index);
    },
    list: async (...manifests) => {
      const index = { schemaVersion: 2, mediaType: mediaTypes.index, manifests };
      await writeFile(path.join(dir, 'index.json'), JSON.stringify(index));
    },
  };
  return layout;
}

/** The entry of index.json that gives a root its name. */
export const named = (root: Descriptor, refName = 'odd') => ({
  ...root,
  annotations: { ...root.annotations, [refNameAnnotation]: refName },
});
