import { isActionError } from '../core/errors.ts';
import type { ContentCheck } from './content-check.ts';
import type { ContentSource } from './content-source.ts';
import type { Descriptor } from './descriptor.ts';
import { createLanes } from './lanes.ts';
import type { RegistryProgress } from './push-progress.ts';
import type { RegistryClient } from './registry-client.ts';
import type { MountResult } from './upload.ts';

/** Brings blobs into the repositories of one registry, each over the wire once where the registry can mount. */
export interface BlobPool {
  /** Says that a repository has a blob that a stored manifest refers to, so that others may mount it from there. */
  know(repository: string, digest: string): void;
  /**
   * Makes sure that a repository has a blob. `stored` resolves when a manifest of the repository refers to it, which
   * some registries want before others may mount it. `present` is what is known of the repository's blobs in bulk.
   */
  ensure(
    repository: string,
    blob: Descriptor,
    stored: Promise<unknown>,
    present: Promise<ReadonlySet<string> | undefined>,
  ): Promise<void>;
}

/** A mount costs one exchange and perhaps a wait, an upload two: for less than this it does not pay (bytes). */
const mountFrom = 64 * 1024;

/** A registry that may not or cannot mount can still be sent the content; what else is wrong shows then. */
function goWithout(error: unknown): MountResult {
  if (isActionError(error, 'REGISTRY_DENIED') || isActionError(error, 'REGISTRY_FAILED'))
    return { mounted: false };
  throw error;
}

export function createBlobPool(
  client: RegistryClient,
  content: ContentSource,
  ports: { readonly progress: RegistryProgress; readonly check: ContentCheck },
): BlobPool {
  const { progress, check } = ports;
  const { baseUrl, traits } = client.endpoint;
  const { mount, concurrency } = traits;
  const lanes = createLanes(concurrency);
  // As many uploads again are opened in advance, so that no lane waits for a trip without content.
  const opened = createLanes(2 * concurrency);
  /** What is under way or done, by place: several roots of one repository may share a blob. */
  const ensured = new Map<string, Promise<void>>();
  /** Repositories to mount from, by digest; undefined in the end where the upload there failed. */
  const sources = new Map<string, Promise<string | undefined>>();

  async function bring(
    repository: string,
    blob: Descriptor,
    source: Promise<string | undefined> | undefined,
    present: Promise<ReadonlySet<string> | undefined>,
  ) {
    const known = (await present)?.has(blob.digest);
    // Where the content comes from this very registry, it need not travel at all.
    const origin = mount === 'never' ? undefined : content.repositoryAt?.(baseUrl, blob.digest);
    // A mount says by itself what is there; a registry that wants a manifest first makes it a long wait.
    const mountable = mount === 'any' && (origin ?? source) !== undefined;
    if (known ?? (!mountable && (await client.hasBlob(repository, blob.digest))))
      return progress.settle('skipped', blob.size);
    const from = origin ?? (await source);
    // Nothing is asked for, let alone sent, before all content has been checked.
    await check.passed();
    const result =
      from === undefined || from === repository
        ? undefined
        : await client.mountBlob(repository, blob.digest, from).catch(goWithout);
    if (result?.mounted) return progress.settle('mounted', blob.size);
    if (mountable && known === undefined && (await client.hasBlob(repository, blob.digest)))
      return progress.settle('skipped', blob.size);
    await opened.run(blob.size, async () => {
      const session = result?.session ?? (await client.openUpload(repository));
      await lanes.run(blob.size, () =>
        client.uploadBlob(repository, blob, (start) => content.stream(blob, start), {
          onBytes: progress.sent,
          session,
        }),
      );
    });
    progress.settle('pushed', blob.size);
  }

  return {
    know: (repository, digest) => {
      if (mount !== 'never' && !sources.has(digest)) sources.set(digest, Promise.resolve(repository));
    },
    ensure: (repository, blob, stored, present) => {
      const place = `${repository}@${blob.digest}`;
      const known = ensured.get(place);
      if (known !== undefined) return known;
      progress.expect(blob.size);
      const source = sources.get(blob.digest);
      const brought = bring(repository, blob, source, present);
      ensured.set(place, brought);
      // The first repository that needs a blob is where the later ones mount it from.
      if (source === undefined && mount !== 'never' && blob.size >= mountFrom) {
        const available = mount === 'referenced' ? Promise.all([brought, stored]) : brought;
        sources.set(
          blob.digest,
          available.then(
            () => repository,
            () => undefined,
          ),
        );
      }
      return brought;
    },
  };
}
