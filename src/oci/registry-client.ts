import type { Clock } from '../core/clock.ts';
import type { Http } from '../core/http.ts';
import type { Log } from '../core/log.ts';
import type { Descriptor } from './descriptor.ts';
import type { StoredManifest } from './manifest.ts';
import type { RegistryEndpoint } from './registry-endpoint.ts';

/** What a client needs from outside: `createRegistryClient(endpoint, ports)`. */
export interface RegistryPorts {
  readonly http: Pick<Http, 'dispatcher'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal?: AbortSignal | undefined;
}

/** Opens the content of a blob from an offset; called anew for every attempt. */
export type BlobSource = (start: number) => AsyncIterable<Uint8Array>;

export interface UploadOptions {
  /** Told of every chunk handed to the connection, and of a negative number when an attempt was in vain. */
  readonly onBytes?: (bytes: number) => void;
  /** A session opened before, as a refused mount leaves one. */
  readonly session?: string | undefined;
}

export type MountResult =
  | { readonly mounted: true }
  | { readonly mounted: false; readonly session?: string | undefined };

/**
 * The distribution API of one registry (distribution specification 1.1). `repository` is the whole path within the
 * registry (`delivery-platform/api-gateway`). Every call retries what passes by itself and fails with
 * `REGISTRY_DENIED`, `REGISTRY_FAILED`, `REGISTRY_UNSAFE`, `REPOSITORY_MISSING` or `DIGEST_MISMATCH`.
 */
export interface RegistryClient {
  readonly endpoint: RegistryEndpoint;
  /** Whether the repository has the blob. */
  hasBlob(repository: string, digest: string): Promise<boolean>;
  /** Asks for a blob of another repository of this registry. */
  mountBlob(repository: string, digest: string, from: string): Promise<MountResult>;
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
  resolve(repository: string, reference: string): Promise<{ digest: string; size: number } | undefined>;
  /** The manifest a tag or digest names, its digest checked; undefined where the repository has none. */
  getManifest(repository: string, reference: string): Promise<StoredManifest | undefined>;
  /** Stores a manifest by digest, or under a tag. A manifest with a subject becomes findable as its referrer. */
  putManifest(repository: string, manifest: StoredManifest, tag?: string): Promise<void>;
  /** Descriptors of the manifests whose subject is `digest`; by the referrers API or its fallback tag. */
  referrers(repository: string, digest: string, artifactType?: string): Promise<Descriptor[]>;
}
