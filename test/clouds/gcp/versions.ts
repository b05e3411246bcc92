import { type Exchange, json, type Reply } from '../http/exchange.ts';
import { deleteImage, type ImageDetail, listImages, parentsOf } from '../registry/images.ts';
import type { ArtifactRegistry } from './artifact-registry.ts';
import { storagePath } from './docker-images.ts';
import { googleError } from './errors.ts';

/** The real one answers with up to a thousand; short pages let whoever lists ask for the next. */
const longestPage = 5;
const failedPrecondition = 9;

/** Answers versions.list and versions.delete of one package (an image's name below its repository). */
export async function answerVersions(
  exchange: Exchange,
  state: ArtifactRegistry,
  repository: string,
  image: string,
  version: string | undefined,
): Promise<Reply> {
  const path = `${storagePath(repository)}/${image}`;
  const base = `${repository}/packages/${encodeURIComponent(image)}`;
  const images = await listImages(state.storage, path);
  if (images.length === 0) return googleError('NOT_FOUND', `package not found: ${base}`);
  if (version === undefined) return list(exchange, base, images);
  const found = images.find(({ imageDigest }) => imageDigest === version);
  if (!found) return googleError('NOT_FOUND', 'Requested entity was not found.');
  if (exchange.method !== 'DELETE') return json(200, describe(base, found, true));
  const force = exchange.url.searchParams.get('force') === 'true';
  if (found.imageTags.length > 0 && !force)
    return googleError('FAILED_PRECONDITION', `version ${version} is tagged`);
  const [parent = ''] = repository.split('/repositories/');
  const parents = await parentsOf(state.storage, path, version);
  if (parents.length > 0) {
    const message = `manifest is still referenced by ${parents.join(', ')}`;
    return state.operations.start(parent, { error: { code: failedPrecondition, message } });
  }
  await deleteImage(state.storage, path, version);
  return state.operations.start(parent, {
    response: { '@type': 'type.googleapis.com/google.protobuf.Empty', value: {} },
  });
}

function list({ url }: Exchange, base: string, images: readonly ImageDetail[]): Reply {
  const { searchParams } = url;
  const from = Number(searchParams.get('pageToken') || 0);
  const to = from + Math.min(Number(searchParams.get('pageSize') || longestPage), longestPage);
  const full = searchParams.get('view') === 'FULL' || searchParams.get('view') === '2';
  return json(200, {
    versions: images.slice(from, to).map((image) => describe(base, image, full)),
    ...(to < images.length ? { nextPageToken: `${to}` } : {}),
  });
}

function describe(base: string, image: ImageDetail, full: boolean): unknown {
  const name = `${base}/versions/${image.imageDigest}`;
  const time = new Date(image.storedAt ?? 0).toISOString();
  if (!full) return { name, createTime: time, updateTime: time };
  return {
    ...{ name, createTime: time, updateTime: time },
    relatedTags: image.imageTags.map((tag) => ({ name: `${base}/tags/${tag}`, version: name })),
    metadata: {
      name: `${base.replace(/\/packages\//, '/dockerImages/')}@${image.imageDigest}`,
      imageSizeBytes: `${image.imageSizeInBytes}`,
      mediaType: image.imageManifestMediaType,
    },
  };
}
