import { aws } from '../identities.ts';
import { type ImageId, listImages, readImage } from '../registry/images.ts';
import type { Storage } from '../registry/storage.ts';
import { EcrError } from './ecr-error.ts';

/** DescribeImages: the named images, or all tagged ones. */
export async function describeImages(storage: Storage, repositoryName: string, ids?: readonly ImageId[]) {
  const listed = await listImages(storage, repositoryName);
  const images =
    ids === undefined ? listed : await Promise.all(ids.map((id) => readImage(storage, repositoryName, id)));
  return images.map((image, index) => {
    if (!image) {
      const id = JSON.stringify(ids?.[index]);
      throw new EcrError(
        'ImageNotFoundException',
        `The image with imageId ${id} does not exist within the repository '${repositoryName}'`,
      );
    }
    const { manifest: _, ...detail } = image;
    const tags = listed.find((other) => other.imageDigest === image.imageDigest)?.imageTags ?? [];
    return {
      registryId: aws.account,
      repositoryName,
      ...detail,
      imageTags: tags,
      imagePushedAt: Date.now() / 1000,
    };
  });
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

/** BatchCheckLayerAvailability: which blobs the repository has. */
export async function checkLayers(
  storage: Storage,
  repositoryName: string,
  digests: readonly string[],
): Promise<unknown[]> {
  return Promise.all(
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
}
