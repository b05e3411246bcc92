import { mapConcurrently } from '../core/concurrency.ts';
import { ActionError } from '../core/errors.ts';
import type { RegistryClient } from '../oci/registry-client.ts';
import { deleteEach } from './delete-each.ts';
import type { RegistryAccess, RepositoryState, StoredImage } from './provider.ts';

/** Requests at once where each tag needs one. */
const concurrency = 8;

/** What can be asked of a registry that has no control plane beside the distribution API. */
export function distributionAccess(
  registry: RegistryClient,
): Required<Pick<RegistryAccess, 'describeRepository' | 'retag' | 'listImages' | 'deleteImages'>> {
  return {
    describeRepository: (repository) => describeRepository(registry, repository),
    retag: (repository, digest, tag) => retag(registry, repository, digest, tag),
    listImages: (repository) => listImages(registry, repository),
    deleteImages: (repository, digests) =>
      deleteEach(digests, (digest) => deleteManifest(registry, repository, digest)),
  };
}

/** Whether anything is in the repository; the first push makes it where it is missing. */
async function describeRepository(registry: RegistryClient, repository: string): Promise<RepositoryState> {
  const { done } = await registry.listTags(repository)[Symbol.asyncIterator]().next();
  return { exists: done !== true || 'unknown', creatable: 'by-push', tags: 'unknown', notes: [] };
}

/** Stores the manifest that the digest names once more, under the tag. */
async function retag(
  registry: RegistryClient,
  repository: string,
  digest: string,
  tag: string,
): Promise<void> {
  const { name } = registry.endpoint;
  const stored = await registry.getManifest(repository, digest);
  if (stored === undefined)
    throw new ActionError('REGISTRY_FAILED', `${name}: ${repository} does not have ${digest}`, {
      hint: `Push or promote it to registry ${name} before it is tagged there.`,
    });
  await registry.putManifest(repository, stored, tag);
}

/** The specification lists tags alone: what no tag names is found through the manifests that refer to it. */
async function* listImages(registry: RegistryClient, repository: string): AsyncGenerator<StoredImage, void> {
  const tags: string[] = [];
  for await (const tag of registry.listTags(repository)) tags.push(tag);
  const named = await mapConcurrently(tags, concurrency, async (tag) => ({
    tag,
    found: await registry.resolve(repository, tag),
  }));
  const byDigest = Map.groupBy(named, ({ found }) => found?.digest);
  for (const [digest, entries] of byDigest)
    if (digest !== undefined) yield { digest, tags: entries.map(({ tag }) => tag) };
}

/** Deletes a manifest with its tags; resolves to why it stays. */
async function deleteManifest(
  registry: RegistryClient,
  repository: string,
  digest: string,
): Promise<string | undefined> {
  const { state, said } = await registry.deleteManifest(repository, digest);
  if (state !== 'unsupported') return undefined;
  return `the registry does not delete manifests (405${said && `: ${said}`}); allow it there, or delete by its own means`;
}
