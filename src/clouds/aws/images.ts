import { mapConcurrently } from '../../core/concurrency.ts';
import { ActionError } from '../../core/errors.ts';
import { acceptManifests } from '../../oci/media-types.ts';
import type { DeletedImages, StoredImage } from '../provider.ts';
import type { Ecr } from './control-plane.ts';
import { failed, isNamed } from './ecr-failure.ts';

/** Most digests in one BatchCheckLayerAvailability or BatchDeleteImage. */
const batchSize = 100;

const absent = ['ImageNotFoundException', 'RepositoryNotFoundException'];

/** Whether DescribeImages knows the digest; `unknown` where the identity may not ask. */
export async function hasDigest(ecr: Ecr, repository: string, digest: string): Promise<boolean | 'unknown'> {
  const { DescribeImagesCommand } = await import('@aws-sdk/client-ecr');
  const asked = { ...ecr.in(repository), imageIds: [{ imageDigest: digest }] };
  try {
    const { imageDetails } = await (await ecr.client()).send(new DescribeImagesCommand(asked));
    return imageDetails?.some(({ imageDigest }) => imageDigest === digest) ?? false;
  } catch (error) {
    if (isNamed(error, ...absent)) return false;
    if (isNamed(error, 'AccessDeniedException')) return 'unknown';
    throw failed(ecr, repository, error);
  }
}

/** The layers and configs that are there; an archived one counts as missing. */
export async function hasBlobs(
  ecr: Ecr,
  repository: string,
  digests: readonly string[],
): Promise<ReadonlySet<string>> {
  const { BatchCheckLayerAvailabilityCommand } = await import('@aws-sdk/client-ecr');
  const client = await ecr.client();
  const found = await mapConcurrently(batches(digests), 4, async (layerDigests) => {
    try {
      const asked = new BatchCheckLayerAvailabilityCommand({ ...ecr.in(repository), layerDigests });
      return (await client.send(asked)).layers ?? [];
    } catch (error) {
      throw failed(ecr, repository, error);
    }
  });
  return new Set(
    found
      .flat()
      .flatMap(({ layerDigest, layerAvailability }) =>
        layerDigest !== undefined && layerAvailability === 'AVAILABLE' ? [layerDigest] : [],
      ),
  );
}

/** PutImage with the very bytes that the digest names already: writes the tag and nothing else. */
export async function retag(ecr: Ecr, repository: string, digest: string, tag: string): Promise<void> {
  const { BatchGetImageCommand, PutImageCommand } = await import('@aws-sdk/client-ecr');
  const client = await ecr.client();
  try {
    const { images } = await client.send(
      new BatchGetImageCommand({
        ...ecr.in(repository),
        imageIds: [{ imageDigest: digest }],
        acceptedMediaTypes: acceptManifests.split(', '),
      }),
    );
    const { imageManifest, imageManifestMediaType } = images?.[0] ?? {};
    if (imageManifest === undefined)
      throw new ActionError('REGISTRY_FAILED', `${ecr.name}: ${repository} does not have ${digest}`, {
        hint: `Push or promote it to registry ${ecr.name} before it is tagged there.`,
      });
    await client.send(
      new PutImageCommand({
        ...ecr.in(repository),
        ...{ imageManifest, imageManifestMediaType, imageDigest: digest, imageTag: tag },
      }),
    );
  } catch (error) {
    // The tag names this very manifest.
    if (isNamed(error, 'ImageAlreadyExistsException')) return;
    if (!isNamed(error, 'ImageTagAlreadyExistsException')) throw failed(ecr, repository, error);
    throw new ActionError('TAG_IMMUTABLE', `${ecr.name}: ${repository}:${tag} names another digest`, {
      hint: 'Choose another tag, or exclude this one from the repository’s immutability.',
      cause: error,
    });
  }
}

/** Everything DescribeImages lists, untagged manifests included. */
export async function* listImages(ecr: Ecr, repository: string): AsyncGenerator<StoredImage, void> {
  const { paginateDescribeImages } = await import('@aws-sdk/client-ecr');
  const client = await ecr.client();
  try {
    for await (const { imageDetails } of paginateDescribeImages(
      { client, pageSize: 1000 },
      ecr.in(repository),
    ))
      for (const { imageDigest: digest, ...image } of imageDetails ?? [])
        if (digest !== undefined)
          yield {
            digest,
            tags: image.imageTags ?? [],
            storedAt: image.imagePushedAt?.getTime(),
            size: image.imageSizeInBytes,
            mediaType: image.imageManifestMediaType,
          };
  } catch (error) {
    if (!isNamed(error, 'RepositoryNotFoundException')) throw failed(ecr, repository, error);
  }
}

/** BatchDeleteImage by digest. ECR itself keeps what an index refers to. */
export async function deleteImages(
  ecr: Ecr,
  repository: string,
  digests: readonly string[],
): Promise<DeletedImages> {
  const { BatchDeleteImageCommand } = await import('@aws-sdk/client-ecr');
  const client = await ecr.client();
  const failures = await mapConcurrently(batches(digests), 4, async (batch) => {
    const imageIds = batch.map((imageDigest) => ({ imageDigest }));
    try {
      const asked = new BatchDeleteImageCommand({ ...ecr.in(repository), imageIds });
      return (await client.send(asked)).failures ?? [];
    } catch (error) {
      if (isNamed(error, 'RepositoryNotFoundException')) return [];
      throw failed(ecr, repository, error);
    }
  });
  const refused = failures
    .flat()
    .flatMap(({ imageId, failureCode, failureReason = '' }) =>
      imageId?.imageDigest === undefined || failureCode === 'ImageNotFound'
        ? []
        : [{ digest: imageId.imageDigest, why: `${failureCode}: ${failureReason}` }],
    );
  const kept = new Set(refused.map(({ digest }) => digest));
  return { deleted: digests.filter((digest) => !kept.has(digest)), refused };
}

function batches(digests: readonly string[]): string[][] {
  const unique = [...new Set(digests)];
  return Array.from({ length: Math.ceil(unique.length / batchSize) }, (_, at) =>
    unique.slice(at * batchSize, (at + 1) * batchSize),
  );
}
