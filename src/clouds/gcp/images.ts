import { ActionError, messageOf } from '../../core/errors.ts';
import { deleteEach } from '../delete-each.ts';
import type { DeletedImages, StoredImage } from '../provider.ts';
import type { ArtifactRegistry } from './control-plane.ts';
import { failed, hasCode, rpcCodes } from './rpc-failure.ts';

/** Versions in one answer, the most there can be. */
const pageSize = 1000;

/** Whether Artifact Registry has the image; `unknown` where the identity may not ask. */
export async function hasDigest(
  registry: ArtifactRegistry,
  image: string,
  digest: string,
): Promise<boolean | 'unknown'> {
  const name = `${registry.repository}/dockerImages/${registry.packageOf(image)}@${digest}`;
  try {
    const [found] = await (await registry.client()).getDockerImage({ name });
    return found.uri?.endsWith(`@${digest}`) ?? false;
  } catch (error) {
    if (hasCode(error, rpcCodes.notFound)) return false;
    if (hasCode(error, rpcCodes.permissionDenied)) return 'unknown';
    throw failed(registry, image, error);
  }
}

/** Creates the tag, or moves it where it names another version. */
export async function retag(
  registry: ArtifactRegistry,
  image: string,
  digest: string,
  tagId: string,
): Promise<void> {
  const client = await registry.client();
  const parent = `${registry.repository}/packages/${registry.packageOf(image)}`;
  const name = `${parent}/tags/${tagId}`;
  const tag = { name, version: `${parent}/versions/${digest}` };
  try {
    await client.createTag({ parent, tagId, tag });
  } catch (error) {
    if (!hasCode(error, rpcCodes.alreadyExists)) throw refused(error);
    const [before] = await client.getTag({ name }).catch((thrown: unknown) => {
      throw refused(thrown);
    });
    if (before.version === tag.version) return;
    await client.updateTag({ tag, updateMask: { paths: ['version'] } }).catch((thrown: unknown) => {
      throw refused(thrown, before.version ?? undefined);
    });
  }

  function refused(cause: unknown, before?: string): ActionError {
    if (hasCode(cause, rpcCodes.notFound))
      return new ActionError('REGISTRY_FAILED', `${registry.name}: ${image} does not have ${digest}`, {
        hint: `Push or promote it to registry ${registry.name} before it is tagged there.`,
        cause,
      });
    if (before !== undefined && hasCode(cause, rpcCodes.failedPrecondition))
      return new ActionError(
        'TAG_IMMUTABLE',
        `${registry.name}: ${image}:${tagId} names ${before.split('/').at(-1)}`,
        { hint: 'Choose another tag: those of this repository are immutable.', cause },
      );
    return failed(registry, image, cause);
  }
}

/** Every version of the image's package, untagged ones included. */
export async function* listImages(
  registry: ArtifactRegistry,
  image: string,
): AsyncGenerator<StoredImage, void> {
  const client = await registry.client();
  const parent = `${registry.repository}/packages/${registry.packageOf(image)}`;
  try {
    const versions = client.listVersionsAsync({ parent, view: 'FULL', pageSize }, { autoPaginate: false });
    for await (const { name, relatedTags, createTime, metadata } of versions) {
      const digest = name?.split('/').at(-1);
      if (digest === undefined) continue;
      const { imageSizeBytes, mediaType } = metadata?.fields ?? {};
      const size = Number(imageSizeBytes?.stringValue ?? Number.NaN);
      yield {
        digest,
        tags: (relatedTags ?? []).flatMap((tag) => tag.name?.split('/').at(-1) ?? []),
        storedAt: createTime?.seconds == null ? undefined : Number(createTime.seconds) * 1000,
        size: Number.isNaN(size) ? undefined : size,
        mediaType: mediaType?.stringValue ?? undefined,
      };
    }
  } catch (error) {
    if (!hasCode(error, rpcCodes.notFound)) throw failed(registry, image, error);
  }
}

/** Deletes versions with their tags. Google itself keeps what an index refers to. */
export async function deleteImages(
  registry: ArtifactRegistry,
  image: string,
  digests: readonly string[],
): Promise<DeletedImages> {
  const client = await registry.client();
  const parent = `${registry.repository}/packages/${registry.packageOf(image)}`;
  return deleteEach(digests, async (digest) => {
    try {
      const [operation] = await client.deleteVersion({ name: `${parent}/versions/${digest}`, force: true });
      await operation.promise();
      return undefined;
    } catch (error) {
      if (hasCode(error, rpcCodes.notFound)) return undefined;
      if (!hasCode(error, rpcCodes.failedPrecondition)) throw failed(registry, image, error);
      return messageOf(error);
    }
  });
}
