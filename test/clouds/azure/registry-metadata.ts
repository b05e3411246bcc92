import { z } from 'zod';
import { type Exchange, json, parseJson, type Reply } from '../http/exchange.ts';
import { azure } from '../identities.ts';
import { registryError } from '../registry/errors.ts';
import { type ImageDetail, listImages, readImage, tagsOf } from '../registry/images.ts';
import type { Storage } from '../registry/storage.ts';

const catalogSchema = z.object({ repositories: z.array(z.string()).nullish() });
const epoch = new Date(0).toISOString();
/** Short pages let whoever lists ask for the next. */
const longestPage = 5;

/** Names of repositories that are locked against changes. */
export type Locks = Set<string>;

const attributes = (locked: boolean) => ({
  ...{ deleteEnabled: !locked, writeEnabled: !locked, listEnabled: true, readEnabled: true },
});

/** What a path below /acr/v1 is about. */
export interface MetadataRoute {
  /** undefined: the catalog. */
  readonly name: string | undefined;
  readonly area: 'repository' | '_tags' | '_manifests';
  readonly id: string;
}

/** Parses a path below /acr/v1; undefined where it is another one. */
export function parseMetadataRoute(pathname: string): MetadataRoute | undefined {
  const path = decodeURIComponent(pathname);
  if (!path.startsWith('/acr/v1/')) return undefined;
  if (path === '/acr/v1/_catalog') return { name: undefined, area: 'repository', id: '' };
  const [, name, area, id = ''] = /^\/acr\/v1\/(.+?)(?:\/(_tags|_manifests)(?:\/(.+))?)?$/.exec(path) ?? [];
  return { name, area: area === '_tags' || area === '_manifests' ? area : 'repository', id };
}

/** Answers the metadata API that @azure/container-registry reads: catalog, repository, tags, manifests. */
export async function answerMetadata(
  exchange: Exchange,
  storage: Storage,
  locks: Locks,
  route: MetadataRoute,
): Promise<Reply> {
  const { name, area, id } = route;
  if (exchange.method !== 'GET') return registryError(405, 'UNSUPPORTED', 'The operation is unsupported.');
  if (name === undefined) {
    const answer = await storage.call('GET', '/v2/_catalog');
    return json(200, { repositories: catalogSchema.parse(parseJson(answer.body)).repositories ?? [] });
  }
  const common = { registry: azure.registry, imageName: name };
  // A manifest is known by its digest whether or not anything in its repository has a tag.
  if (area === '_manifests' && id !== '') {
    const manifest = await describeStored(storage, name, id);
    return manifest === undefined
      ? registryError(404, 'MANIFEST_UNKNOWN', `manifest ${id} is not found`)
      : json(200, { ...common, manifest });
  }
  const images = await listImages(storage, name);
  if (images.length === 0) return registryError(404, 'NAME_UNKNOWN', `repository name not known to registry`);
  if (area === 'repository') {
    const manifestCount = images.length;
    const tagCount = (await tagsOf(storage, name)).length;
    return json(200, {
      ...common,
      createdTime: epoch,
      lastUpdateTime: epoch,
      manifestCount,
      tagCount,
      changeableAttributes: attributes(locks.has(name)),
    });
  }
  if (area === '_tags') {
    const tags = images.flatMap((image) => image.imageTags.map((tag) => describeTag(tag, image)));
    if (id === '') return json(200, { ...common, tags });
    const tag = tags.find((entry) => entry.name === id);
    return tag
      ? json(200, { ...common, tag })
      : registryError(404, 'TAG_UNKNOWN', `the specified tag does not exist`);
  }
  const { searchParams } = exchange.url;
  const last = searchParams.get('last');
  const count = Math.min(Number(searchParams.get('n') ?? longestPage), longestPage);
  const after = images.findIndex(({ imageDigest }) => imageDigest === last) + 1;
  const page = images.slice(after, after + count);
  const next = `/acr/v1/${name}/_manifests?last=${page.at(-1)?.imageDigest}&n=${count}`;
  return json(
    200,
    { ...common, manifests: page.map(describeManifest) },
    after + count < images.length ? { link: `<${next}>; rel="next"` } : {},
  );
}

/** A manifest with the tags it has, if any. */
async function describeStored(storage: Storage, name: string, imageDigest: string) {
  const image = await readImage(storage, name, { imageDigest });
  if (image === undefined) return undefined;
  const tagged = (await listImages(storage, name)).find((one) => one.imageDigest === imageDigest);
  return describeManifest(tagged ?? image);
}

function describeTag(name: string, image: ImageDetail) {
  const times = { createdTime: epoch, lastUpdateTime: epoch };
  return {
    name,
    digest: image.imageDigest,
    ...times,
    signed: false,
    changeableAttributes: attributes(false),
  };
}

function describeManifest(image: ImageDetail) {
  const {
    imageDigest: digest,
    imageSizeInBytes: imageSize,
    imageManifestMediaType: mediaType,
    imageTags: tags,
    storedAt = 0,
  } = image;
  const createdTime = new Date(storedAt).toISOString();
  return {
    digest,
    imageSize,
    mediaType,
    // A manifest without a tag has no list of them.
    ...(tags.length === 0 ? {} : { tags }),
    createdTime,
    lastUpdateTime: createdTime,
    changeableAttributes: attributes(false),
  };
}
