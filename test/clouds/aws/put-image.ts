import { aws } from '../identities.ts';
import { readImage } from '../registry/images.ts';
import { parseManifest } from '../registry/manifest.ts';
import type { Storage } from '../registry/storage.ts';
import { type EcrRepository, mayMoveTag } from './account.ts';
import { EcrError } from './ecr-error.ts';

/** PutImage: stores a manifest and its tag; with the manifest of an image that is there, a retag. */
export async function putImage(
  storage: Storage,
  repository: EcrRepository,
  input: {
    readonly imageManifest: string;
    readonly imageManifestMediaType?: string | undefined;
    readonly imageTag?: string | undefined;
    readonly imageDigest?: string | undefined;
  },
): Promise<unknown> {
  const { name } = repository;
  const { imageManifest, imageTag } = input;
  const mediaType = input.imageManifestMediaType ?? parseManifest(Buffer.from(imageManifest))?.mediaType;
  if (mediaType === undefined)
    throw new EcrError('InvalidParameterException', "Invalid parameter at 'imageManifest'");
  const present = imageTag === undefined ? undefined : await readImage(storage, name, { imageTag });
  if (present && present.manifest === imageManifest) {
    const what = `Image with digest '${present.imageDigest}' and tag '${imageTag}'`;
    throw new EcrError(
      'ImageAlreadyExistsException',
      `${what} already exists in the repository with name '${name}'`,
    );
  }
  if (present && !mayMoveTag(repository, imageTag ?? '')) {
    throw new EcrError('ImageTagAlreadyExistsException', immutableTag(name, imageTag ?? ''));
  }
  const body = Buffer.from(imageManifest);
  const digest = `sha256:${await sha256(body)}`;
  if (input.imageDigest !== undefined && input.imageDigest !== digest)
    throw new EcrError('ImageDigestDoesNotMatchException', `The image digest is ${digest}`);
  const answer = await storage.call(
    'PUT',
    `/v2/${name}/manifests/${imageTag ?? digest}`,
    { 'content-type': mediaType },
    body,
  );
  if (answer.status !== 201) throw new EcrError('LayersNotFoundException', answer.body.toString('utf8'));
  const imageId = { imageDigest: digest, ...(imageTag === undefined ? {} : { imageTag }) };
  const image = {
    registryId: aws.account,
    repositoryName: name,
    imageId,
    imageManifest,
    imageManifestMediaType: mediaType,
  };
  return { image };
}

/** The message with which ECR protects a tag, in its API and in its registry. */
export function immutableTag(repository: string, tag: string): string {
  const because = 'and cannot be overwritten because the repository is immutable.';
  return `The image tag '${tag}' already exists in the '${repository}' repository ${because}`;
}

async function sha256(body: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', body)).toString('hex');
}
