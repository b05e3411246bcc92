import { z } from 'zod';
import { type Exchange, json, parseJson, type Reply } from '../http/exchange.ts';
import { type ImageDetail, listImages, readImage } from '../registry/images.ts';
import type { Storage } from '../registry/storage.ts';
import type { ArtifactRegistry } from './artifact-registry.ts';
import { googleError } from './errors.ts';

const catalogSchema = z.object({ repositories: z.array(z.string()).nullish() });

/** Answers dockerImages.list and dockerImages.get (`/IMAGE@DIGEST`) of one repository. */
export async function answerImages(
  exchange: Exchange,
  state: ArtifactRegistry,
  repository: string,
  rest: string,
): Promise<Reply> {
  if (exchange.method !== 'GET') return googleError('NOT_FOUND', 'Method not found.');
  const { storage } = state;
  if (rest === '') {
    const images: unknown[] = [];
    for (const image of await imagesIn(storage, repository)) {
      const path = `${storagePath(repository)}/${image}`;
      for (const detail of await listImages(storage, path)) images.push(describe(repository, image, detail));
    }
    return json(200, { dockerImages: images });
  }
  const [, image, digest] = /^\/([^@]+)@(sha256:[0-9a-f]{64})$/.exec(rest) ?? [];
  if (image === undefined || digest === undefined)
    return googleError('INVALID_ARGUMENT', 'Request contains an invalid argument.');
  const path = `${storagePath(repository)}/${decodeURIComponent(image)}`;
  const detail = await readImage(storage, path, { imageDigest: digest });
  if (!detail) return googleError('NOT_FOUND', 'Requested entity was not found.');
  const tagged = (await listImages(storage, path)).find((other) => other.imageDigest === digest);
  return json(200, describe(repository, image, { ...detail, imageTags: tagged?.imageTags ?? [] }));
}

/** projects/P/locations/L/repositories/R as the first segments of an image's name: P/R. */
export function storagePath(repository: string): string {
  const [, project = '', , , , id = ''] = repository.split('/');
  return `${project}/${id}`;
}

async function imagesIn(storage: Storage, repository: string): Promise<string[]> {
  const prefix = `${storagePath(repository)}/`;
  const answer = await storage.call('GET', '/v2/_catalog');
  const names = catalogSchema.safeParse(parseJson(answer.body));
  return (names.data?.repositories ?? [])
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));
}

function describe(repository: string, image: string, detail: ImageDetail): unknown {
  const [, project = '', , location = '', , id = ''] = repository.split('/');
  return {
    name: `${repository}/dockerImages/${encodeURIComponent(image)}@${detail.imageDigest}`,
    uri: `${location}-docker.pkg.dev/${project}/${id}/${image}@${detail.imageDigest}`,
    tags: detail.imageTags,
    imageSizeBytes: `${detail.imageSizeInBytes}`,
    mediaType: detail.imageManifestMediaType,
    uploadTime: new Date(detail.storedAt ?? 0).toISOString(),
  };
}
