import { z } from 'zod';
import { parseJson } from '../http/exchange.ts';
import { manifestTypes, parseManifest } from './manifest.ts';
import type { Storage } from './storage.ts';

/** An image that is stored in a registry. */
export interface ImageDetail {
  readonly imageDigest: string;
  readonly imageTags: readonly string[];
  readonly imageManifestMediaType: string;
  readonly artifactMediaType: string | undefined;
  readonly imageSizeInBytes: number;
  /** Milliseconds since the epoch; undefined where it was there before the front. */
  readonly storedAt: number | undefined;
  readonly manifest: string;
}

export const imageIdSchema = z.object({
  imageDigest: z.string().optional(),
  imageTag: z.string().optional(),
});
export type ImageId = z.infer<typeof imageIdSchema>;

const tagsSchema = z.object({ tags: z.array(z.string()).nullish() });

/** Tags of a repository, sorted. */
export async function tagsOf(storage: Storage, repository: string): Promise<string[]> {
  const answer = await storage.call('GET', `/v2/${repository}/tags/list`);
  if (answer.status !== 200) return [];
  return [...(tagsSchema.parse(parseJson(answer.body)).tags ?? [])].sort();
}

/** Reads an image by digest, else by tag; undefined where there is none. */
export async function readImage(
  storage: Storage,
  repository: string,
  id: ImageId,
): Promise<ImageDetail | undefined> {
  const reference = id.imageDigest ?? id.imageTag;
  if (reference === undefined) return undefined;
  const answer = await storage.call('GET', `/v2/${repository}/manifests/${reference}`, {
    accept: manifestTypes,
  });
  if (answer.status !== 200) return undefined;
  const manifest = parseManifest(answer.body);
  const layers = (manifest?.layers ?? manifest?.manifests ?? []).reduce(
    (sum, layer) => sum + (layer.size ?? 0),
    0,
  );
  return {
    imageDigest: `${answer.headers['docker-content-digest'] ?? ''}`,
    imageTags: id.imageTag === undefined ? [] : [id.imageTag],
    imageManifestMediaType: `${answer.headers['content-type'] ?? ''}`,
    artifactMediaType: manifest?.artifactType ?? manifest?.config?.mediaType,
    imageSizeInBytes: layers + answer.body.length,
    storedAt: storage.arrivals(repository).get(`${answer.headers['docker-content-digest'] ?? ''}`),
    manifest: answer.body.toString('utf8'),
  };
}

/** All images of a repository, each once with its tags; newest last. */
export async function listImages(storage: Storage, repository: string): Promise<ImageDetail[]> {
  const images = new Map<string, ImageDetail>();
  for (const imageTag of await tagsOf(storage, repository)) {
    const image = await readImage(storage, repository, { imageTag });
    if (!image) continue;
    const known = images.get(image.imageDigest);
    images.set(image.imageDigest, { ...image, imageTags: [...(known?.imageTags ?? []), imageTag] });
  }
  for (const imageDigest of storage.arrivals(repository).keys()) {
    const image = images.has(imageDigest) ? undefined : await readImage(storage, repository, { imageDigest });
    if (image) images.set(imageDigest, image);
  }
  return [...images.values()].sort((a, b) => (a.storedAt ?? 0) - (b.storedAt ?? 0));
}

/** Digests of the indexes of a repository that name the digest among their manifests. */
export async function parentsOf(storage: Storage, repository: string, digest: string): Promise<string[]> {
  const images = await listImages(storage, repository);
  return images
    .filter(({ manifest }) =>
      parseManifest(Buffer.from(manifest))?.manifests?.some((child) => child.digest === digest),
    )
    .map(({ imageDigest }) => imageDigest);
}

/** Deletes an image with the tags that name it; false where there is none. */
export async function deleteImage(storage: Storage, repository: string, digest: string): Promise<boolean> {
  const found = (await listImages(storage, repository)).find(({ imageDigest }) => imageDigest === digest);
  if (!found) return false;
  for (const reference of [...found.imageTags, digest])
    await storage.call('DELETE', `/v2/${repository}/manifests/${reference}`);
  return true;
}
