import type { DeletedImages, StoredImage } from '../../../src/clouds/provider.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { digestOf } from '../../../src/oci/digest.ts';
import { parseManifest } from '../../../src/oci/manifest.ts';
import { mediaTypes } from '../../../src/oci/media-types.ts';
import type { Release } from '../../../src/release/release.ts';
import { canonicalJson } from '../../../src/release/release.ts';
import type { ReadableRegistry } from '../../../src/retention/read-registry.ts';
import { releaseName, releaseType } from '../../../src/signing/release-artifact.ts';
import { endpoint } from '../oci/fake-registry.ts';
import { day, now } from './sample-registry.ts';

/** A registry in memory, with everything in it a hundred days old. */
export interface FakeRegistry extends ReadableRegistry {
  /** Stores a manifest and returns its digest. */
  put(service: string, document: object, tags?: readonly string[]): string;
  putRelease(record: Release): string;
  /** Digests that are there but not listed, or listed but not there. */
  readonly unlisted: Set<string>;
  readonly absent: Set<string>;
  /** Manifests that were asked for. */
  readonly asked: string[];
  dated: boolean;
}

export function fakeRegistry(name = 'aws'): FakeRegistry {
  const stored = new Map<string, { bytes: Buffer; tags: readonly string[] }>();
  const blobs = new Map<string, Buffer>();
  const at = (repository: string, digest: string) => `${repository}@${digest}`;
  const there = (repository: string, digest: string) =>
    registry.absent.has(digest) ? undefined : stored.get(at(repository, digest));
  const named = { ...endpoint, name, path: 'shop' };
  const registry: FakeRegistry = {
    ...{ unlisted: new Set(), absent: new Set(), asked: [], known: new Map(), dated: true },
    access: {
      endpoint: named,
      listImages: async function* (repository): AsyncGenerator<StoredImage> {
        for (const [key, { tags }] of stored) {
          const [home, digest = ''] = key.split('@');
          if (home !== repository || registry.unlisted.has(digest)) continue;
          yield { digest, tags, storedAt: registry.dated ? now - 100 * day : undefined };
        }
      },
    },
    client: {
      endpoint: named,
      resolve: async (repository, digest) => {
        const found = there(repository, digest);
        return found && { digest, size: found.bytes.length };
      },
      getManifest: async (repository, digest) => {
        registry.asked.push(digest);
        const found = there(repository, digest);
        if (found === undefined) return undefined;
        const manifest = parseManifest(found.bytes);
        if (typeof manifest === 'string') throw new ActionError('REGISTRY_FAILED', `it ${manifest}`);
        const descriptor = { mediaType: manifest.mediaType, digest, size: found.bytes.length };
        return { descriptor, manifest, bytes: found.bytes };
      },
      readBlob: async (_repository, { digest }) => blobs.get(digest) ?? Buffer.alloc(0),
    },
    put: (service, document, tags = []) => {
      const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, ...document }));
      const digest = digestOf(bytes);
      stored.set(at(`shop/${service}`, digest), { bytes, tags });
      return digest;
    },
    putRelease: (record) => {
      const bytes = Buffer.from(canonicalJson(record));
      const config = { mediaType: releaseType, digest: digestOf(bytes), size: bytes.length };
      blobs.set(config.digest, bytes);
      return registry.put(releaseName, { mediaType: mediaTypes.manifest, config, layers: [] });
    },
  };
  return registry;
}

/** The document of an image; another name, another digest. */
export const imageNamed = (name: string) => ({
  mediaType: mediaTypes.manifest,
  config: { mediaType: mediaTypes.config, digest: digestOf(`config ${name}`), size: 10 },
  layers: [{ mediaType: mediaTypes.layer, digest: digestOf('layer'), size: 1000 }],
});

export const indexOf = (...digests: readonly string[]) => ({
  mediaType: mediaTypes.index,
  manifests: digests.map((digest) => ({ mediaType: mediaTypes.manifest, digest, size: 100 })),
});

export const attachmentTo = (digest: string, name = 'signature') => ({
  ...imageNamed(`${name} ${digest}`),
  subject: { mediaType: mediaTypes.manifest, digest, size: 100 },
});

/** Deletes nothing of what is locked, and keeps the order in which it was asked. */
export function fakeDeletion(locked: readonly string[] = []) {
  const asked: string[][] = [];
  const deleteImages = async (repository: string, digests: readonly string[]): Promise<DeletedImages> => {
    asked.push(digests.map((digest) => at(repository, digest)));
    return {
      deleted: digests.filter((digest) => !locked.includes(digest)),
      refused: digests
        .filter((digest) => locked.includes(digest))
        .map((digest) => ({ digest, why: 'locked' })),
    };
  };
  const at = (repository: string, digest: string) => `${repository}@${digest}`;
  return { asked, access: { endpoint: { ...endpoint, path: 'shop' }, deleteImages } };
}
