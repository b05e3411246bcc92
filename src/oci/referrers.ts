import { ActionError } from '../core/errors.ts';
import type { Descriptor } from './descriptor.ts';
import { algorithmOf, digestOf, hexOf } from './digest.ts';
import { artifactTypeOf, parseManifest, type StoredManifest } from './manifest.ts';
import { getManifest, storeManifest } from './manifests.ts';
import { mediaTypes } from './media-types.ts';
import { nextPage } from './next-page.ts';
import { pull } from './scope.ts';
import type { Transport } from './transport.ts';

const pageLimit = 100;
const indexLimit = 8 * 1024 * 1024;

/** Referrers of a registry that has the API, or that keeps them under a tag. */
export interface Referrers {
  list(repository: string, digest: string, artifactType?: string): Promise<Descriptor[]>;
  /** Makes a stored manifest findable, where the registry did not do so itself (`OCI-Subject`). */
  register(repository: string, referrer: StoredManifest, subject: Descriptor): Promise<void>;
}

/** Distribution specification 1.1, "Listing Referrers" and "Unavailable Referrers API". */
export function createReferrers(transport: Transport): Referrers {
  // The fallback index is read, changed and written; two of ours must not do so at once.
  const turns = new Map<string, Promise<void>>();

  async function listByApi(repository: string, digest: string): Promise<Descriptor[] | undefined> {
    const found: Descriptor[] = [];
    let url: string | URL | undefined = `/v2/${repository}/referrers/${digest}`;
    for (let [page, left] = [0, indexLimit]; url !== undefined; page++) {
      if (page === pageLimit) throw endless(repository, digest);
      const answer = await transport.call({
        method: 'GET',
        url,
        scopes: pull(repository),
        headers: { accept: mediaTypes.index },
        expect: page === 0 ? [200, 404] : [200],
        limit: left,
      });
      if (answer.status === 404) return undefined;
      const index = parseManifest(answer.body, mediaTypes.index);
      if (typeof index === 'string')
        throw new ActionError(
          'REGISTRY_FAILED',
          `Registry ${transport.endpoint.name}: the list of referrers of ${repository}@${digest} ${index}`,
        );
      found.push(...index.children);
      left -= answer.body.length;
      url = nextPage(transport, answer);
    }
    return found;
  }

  const endless = (repository: string, digest: string) =>
    new ActionError(
      'REGISTRY_UNSAFE',
      `Registry ${transport.endpoint.name}: the list of referrers of ${repository}@${digest} never ends`,
    );

  async function listByTag(repository: string, digest: string): Promise<readonly Descriptor[]> {
    return (await getManifest(transport, repository, fallbackTag(digest)))?.manifest.children ?? [];
  }

  async function addToTag(repository: string, entry: Descriptor, subject: Descriptor): Promise<void> {
    // Somebody else may write at the same time; a lost entry is seen by reading again.
    for (let attempt = 0; attempt < 5; attempt++) {
      const listed = await listByTag(repository, subject.digest);
      if (listed.some(({ digest }) => digest === entry.digest)) return;
      const index = { schemaVersion: 2, mediaType: mediaTypes.index, manifests: [...listed, entry] };
      const bytes = Buffer.from(JSON.stringify(index));
      const descriptor = { mediaType: mediaTypes.index, digest: digestOf(bytes), size: bytes.length };
      await storeManifest(transport, repository, { descriptor, bytes }, fallbackTag(subject.digest));
    }
    throw new ActionError(
      'REGISTRY_FAILED',
      `Registry ${transport.endpoint.name}: the referrers of ${repository}@${subject.digest} keep being overwritten`,
      { hint: 'Let one delivery of an application run at a time.' },
    );
  }

  return {
    list: async (repository, digest, artifactType) => {
      const all = (await listByApi(repository, digest)) ?? (await listByTag(repository, digest));
      return artifactType === undefined
        ? [...all]
        : all.filter((entry) => entry.artifactType === artifactType);
    },
    register: async (repository, { descriptor, manifest }, subject) => {
      if ((await listByApi(repository, subject.digest)) !== undefined) return;
      const artifactType = artifactTypeOf(manifest);
      const entry: Descriptor = {
        mediaType: descriptor.mediaType,
        digest: descriptor.digest,
        size: descriptor.size,
        ...(artifactType === undefined ? {} : { artifactType }),
        ...(Object.keys(manifest.annotations).length === 0
          ? {}
          : { annotations: { ...manifest.annotations } }),
      };
      const key = `${repository}@${subject.digest}`;
      const turn = (turns.get(key) ?? Promise.resolve())
        .catch(() => undefined)
        .then(() => addToTag(repository, entry, subject));
      turns.set(key, turn);
      await turn;
    },
  };
}

/** `sha256:ab…` → `sha256-ab…`, cut to the length the specification sets. */
export const fallbackTag = (digest: string) =>
  `${algorithmOf(digest).slice(0, 32)}-${hexOf(digest).slice(0, 64)}`;
