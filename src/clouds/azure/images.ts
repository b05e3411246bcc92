import { ActionError, messageOf } from '../../core/errors.ts';
import { deleteEach } from '../delete-each.ts';
import type { DeletedImages, StoredImage } from '../provider.ts';
import type { Acr } from './control-plane.ts';
import { failed, isDenied, statusOf } from './registry-failure.ts';

/** Whether ACR's own API knows the digest; `unknown` where the identity may not ask. */
export async function hasDigest(acr: Acr, repository: string, digest: string): Promise<boolean | 'unknown'> {
  const artifact = (await acr.client()).getArtifact(repository, digest);
  try {
    return (await artifact.getManifestProperties()).digest === digest;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    if (isDenied(error)) return 'unknown';
    throw failed(acr, repository, 'AcrPull', error);
  }
}

/** Stores the manifest that the digest names once more, under the tag. */
export async function retag(acr: Acr, repository: string, digest: string, tag: string): Promise<void> {
  const client = await acr.contentClient(repository);
  try {
    const { content, mediaType } = await client.getManifest(digest);
    await client.setManifest(content, { mediaType, tag });
  } catch (cause) {
    const status = statusOf(cause);
    if (status === 404)
      throw new ActionError('REGISTRY_FAILED', `${acr.name}: ${repository} does not have ${digest}`, {
        hint: `Push or promote it to registry ${acr.name} before it is tagged there.`,
        cause,
      });
    if (status === 405 || status === 409)
      throw new ActionError('TAG_IMMUTABLE', `${acr.name}: ${repository}:${tag} is locked`, {
        hint: 'Choose another tag, or unlock this one (az acr repository update --write-enabled true).',
        cause,
      });
    throw failed(acr, repository, 'AcrPush', cause);
  }
}

/** Every manifest of the repository, untagged ones included. */
export async function* listImages(acr: Acr, repository: string): AsyncGenerator<StoredImage, void> {
  const listed = (await acr.client()).getRepository(repository).listManifestProperties();
  try {
    for await (const manifest of listed)
      yield {
        digest: manifest.digest,
        tags: manifest.tags,
        storedAt: manifest.createdOn.getTime(),
        size: manifest.sizeInBytes,
      };
  } catch (error) {
    if (statusOf(error) !== 404) throw failed(acr, repository, 'AcrPull', error);
  }
}

/** Deletes manifests with their tags. ACR keeps what is locked. */
export async function deleteImages(
  acr: Acr,
  repository: string,
  digests: readonly string[],
): Promise<DeletedImages> {
  const client = await acr.client();
  return deleteEach(digests, async (digest) => {
    try {
      await client.getArtifact(repository, digest).delete();
      return undefined;
    } catch (error) {
      const status = statusOf(error);
      if (status === 404) return undefined;
      if (status === 405 || status === 409) return messageOf(error);
      throw failed(acr, repository, 'AcrDelete', error);
    }
  });
}
