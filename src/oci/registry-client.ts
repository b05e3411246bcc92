import { hasBlob, openBlob, readBlob } from './blobs.ts';
import { type Deletion, deleteManifest } from './delete-manifest.ts';
import type { Descriptor } from './descriptor.ts';
import type { StoredManifest } from './manifest.ts';
import { getManifest, type Resolved, resolve, storeManifest } from './manifests.ts';
import { createReferrers } from './referrers.ts';
import type { RegistryEndpoint } from './registry-endpoint.ts';
import { listTags } from './tags.ts';
import { createTransport, type RegistryPorts } from './transport.ts';
import {
  type BlobSource,
  type MountResult,
  mountBlob,
  openUpload,
  type UploadOptions,
  uploadBlob,
} from './upload.ts';

export type { RegistryPorts } from './transport.ts';

/**
 * The distribution API of one registry (distribution specification 1.1). `repository` is the whole path within the
 * registry (`delivery-platform/api-gateway`). Every call repeats what passes by itself and fails with
 * `REGISTRY_DENIED`, `REGISTRY_FAILED`, `REGISTRY_UNSAFE`, `REPOSITORY_MISSING` or `DIGEST_MISMATCH`.
 */
export interface RegistryClient {
  readonly endpoint: RegistryEndpoint;
  /** Whether the repository has the blob. */
  hasBlob(repository: string, digest: string): Promise<boolean>;
  /** Asks for a blob of another repository of this registry. */
  mountBlob(repository: string, digest: string, from: string): Promise<MountResult>;
  /** Opens an upload in advance, for the options of `uploadBlob`; undefined where it cannot be opened now. */
  openUpload(repository: string): Promise<URL | undefined>;
  uploadBlob(
    repository: string,
    blob: Descriptor,
    source: BlobSource,
    options?: UploadOptions,
  ): Promise<void>;
  /** Streams a blob; ends with `DIGEST_MISMATCH` if the content is not the announced one. */
  openBlob(repository: string, blob: Descriptor): AsyncIterable<Buffer>;
  /** A blob that fits in memory (at most 16 MiB), checked. */
  readBlob(repository: string, blob: Descriptor): Promise<Buffer>;
  /** Digest and size of what a tag or digest names; undefined where the repository has none. */
  resolve(repository: string, reference: string): Promise<Resolved | undefined>;
  /** The manifest a tag or digest names, its digest checked; undefined where the repository has none. */
  getManifest(repository: string, reference: string): Promise<StoredManifest | undefined>;
  /** Stores a manifest by digest, or under a tag. One with a subject becomes findable as its referrer. */
  putManifest(repository: string, manifest: StoredManifest, tag?: string): Promise<void>;
  /** Descriptors of the manifests whose subject is `digest`; by the referrers API or its fallback tag. */
  referrers(repository: string, digest: string, artifactType?: string): Promise<Descriptor[]>;
  /** The tags of a repository; none where it does not exist. */
  listTags(repository: string): AsyncIterable<string>;
  /** Deletes a manifest by digest, with the tags that name it. */
  deleteManifest(repository: string, digest: string): Promise<Deletion>;
}

/** Opens a registry. No request is made before the first call; connections are those of `ports.http`. */
export function createRegistryClient(endpoint: RegistryEndpoint, ports: RegistryPorts): RegistryClient {
  const transport = createTransport(endpoint, ports);
  const referrers = createReferrers(transport);
  return {
    endpoint,
    hasBlob: (repository, digest) => hasBlob(transport, repository, digest),
    mountBlob: (repository, digest, from) => mountBlob(transport, repository, digest, from),
    openUpload: (repository) => openUpload(transport, repository),
    uploadBlob: (repository, blob, source, options) =>
      uploadBlob(transport, repository, blob, source, options),
    openBlob: (repository, blob) => openBlob(transport, repository, blob),
    readBlob: (repository, blob) => readBlob(transport, repository, blob),
    resolve: (repository, reference) => resolve(transport, repository, reference),
    getManifest: (repository, reference) => getManifest(transport, repository, reference),
    putManifest: async (repository, stored, tag) => {
      const answer = await storeManifest(transport, repository, stored, tag);
      const { subject } = stored.manifest;
      if (subject !== undefined && answer.header('oci-subject') === undefined)
        await referrers.register(repository, stored, subject);
    },
    referrers: (repository, digest, artifactType) => referrers.list(repository, digest, artifactType),
    listTags: (repository) => listTags(transport, repository),
    deleteManifest: (repository, digest) => deleteManifest(transport, repository, digest),
  };
}
