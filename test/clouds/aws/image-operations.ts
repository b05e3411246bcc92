import { aws } from '../identities.ts';
import { deleteImage, type ImageId, listImages, parentsOf, readImage } from '../registry/images.ts';
import type { Storage } from '../registry/storage.ts';
import type { Account } from './account.ts';
import { EcrError } from './ecr-error.ts';

/** The real one answers with up to a thousand; short pages let whoever lists ask for the next. */
const longestPage = 5;

/** DescribeImages: the named images, or all of them, page by page; `nextToken` says where the next page begins. */
export async function describeImages(
  storage: Storage,
  repositoryName: string,
  asked: {
    readonly imageIds?: readonly ImageId[] | undefined;
    readonly maxResults?: number | undefined;
    readonly nextToken?: string | undefined;
  },
) {
  const { imageIds: ids, nextToken = '0' } = asked;
  const listed = await listImages(storage, repositoryName);
  const from = Number(nextToken);
  const to = from + Math.min(asked.maxResults ?? longestPage, longestPage);
  const images =
    ids === undefined
      ? listed.slice(from, to)
      : await Promise.all(ids.map((id) => readImage(storage, repositoryName, id)));
  const imageDetails = images.map((image, index) => {
    if (!image) {
      const id = JSON.stringify(ids?.[index]);
      throw new EcrError(
        'ImageNotFoundException',
        `The image with imageId ${id} does not exist within the repository '${repositoryName}'`,
      );
    }
    const { manifest: _, storedAt = 0, ...detail } = image;
    const tags = listed.find((other) => other.imageDigest === image.imageDigest)?.imageTags ?? [];
    return {
      registryId: aws.account,
      repositoryName,
      ...detail,
      ...(tags.length === 0 ? { imageTags: undefined } : { imageTags: tags }),
      imagePushedAt: storedAt / 1000,
    };
  });
  const more = ids === undefined && to < listed.length;
  return { imageDetails, ...(more ? { nextToken: `${to}` } : {}) };
}

/** ListImages: the ids of everything there is. */
export async function listImageIds(storage: Storage, repositoryName: string) {
  const images = await listImages(storage, repositoryName);
  const imageIds = images.flatMap(({ imageDigest, imageTags }) =>
    imageTags.length === 0 ? [{ imageDigest }] : imageTags.map((imageTag) => ({ imageDigest, imageTag })),
  );
  return { imageIds };
}

/** BatchGetImage: manifests of the images that exist, failures for the others. */
export async function batchGetImage(storage: Storage, repositoryName: string, ids: readonly ImageId[]) {
  const found: unknown[] = [];
  const failures: unknown[] = [];
  for (const imageId of ids) {
    const image = await readImage(storage, repositoryName, imageId);
    if (!image) {
      failures.push({ imageId, failureCode: 'ImageNotFound', failureReason: 'Requested image not found' });
      continue;
    }
    const { imageDigest, imageManifestMediaType, manifest: imageManifest } = image;
    const registryId = aws.account;
    found.push({
      registryId,
      repositoryName,
      imageId: { ...imageId, imageDigest },
      imageManifest,
      imageManifestMediaType,
    });
  }
  return { images: found, failures };
}

/** BatchDeleteImage: a tag alone, or an image with all its tags; never a child of an index. */
export async function batchDeleteImage(storage: Storage, repositoryName: string, ids: readonly ImageId[]) {
  const imageIds: ImageId[] = [];
  const failures: unknown[] = [];
  for (const imageId of ids) {
    const image = await readImage(storage, repositoryName, imageId);
    if (!image) {
      failures.push({ imageId, failureCode: 'ImageNotFound', failureReason: 'Requested image not found' });
      continue;
    }
    const { imageDigest } = image;
    if (imageId.imageDigest === undefined) {
      await storage.call('DELETE', `/v2/${repositoryName}/manifests/${imageId.imageTag}`);
      imageIds.push({ imageDigest, imageTag: imageId.imageTag });
      continue;
    }
    const parents = await parentsOf(storage, repositoryName, imageDigest);
    if (parents.length > 0) {
      const failureReason = `Requested image referenced by manifest list: [${parents.join(', ')}]`;
      failures.push({ imageId, failureCode: 'ImageReferencedByManifestList', failureReason });
      continue;
    }
    await deleteImage(storage, repositoryName, imageDigest);
    imageIds.push({ imageDigest });
  }
  return { imageIds, failures };
}

/** BatchCheckLayerAvailability: which blobs the repository has. */
export async function checkLayers(
  storage: Storage,
  repositoryName: string,
  digests: readonly string[],
): Promise<unknown> {
  const layers = await Promise.all(
    digests.map(async (layerDigest) => {
      const answer = await storage.call('HEAD', `/v2/${repositoryName}/blobs/${layerDigest}`);
      if (answer.status !== 200) return { layerDigest, layerAvailability: 'UNAVAILABLE' };
      return {
        layerDigest,
        layerAvailability: 'AVAILABLE',
        layerSize: Number(answer.headers['content-length']),
      };
    }),
  );
  return { layers, failures: [] };
}

/** DescribeImageReplicationStatus: how far an image has come in each region that the registry is replicated to. */
export async function describeReplication(
  { replication }: Account,
  storage: Storage,
  repositoryName: string,
  imageId: ImageId,
) {
  if (!(await readImage(storage, repositoryName, imageId)))
    throw new EcrError('ImageNotFoundException', 'The image requested does not exist in the repository');
  const replicationStatuses = [...replication].map(([region, status]) => ({
    region,
    registryId: aws.account,
    status,
    ...(status === 'FAILED' ? { failureCode: 'AccessDenied' } : {}),
  }));
  return { repositoryName, imageId, replicationStatuses };
}
