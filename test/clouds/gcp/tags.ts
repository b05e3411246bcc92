import { z } from 'zod';
import { type Exchange, json, parseJson, type Reply, readBody } from '../http/exchange.ts';
import { readImage, tagsOf } from '../registry/images.ts';
import type { ArtifactRegistry } from './artifact-registry.ts';
import { storagePath } from './docker-images.ts';
import { googleError } from './errors.ts';

const tagSchema = z.object({ name: z.string().optional(), version: z.string() });

/** Answers tags.list, get, create and update of one package (an image's name below its repository). */
export async function answerTags(
  exchange: Exchange,
  state: ArtifactRegistry,
  repository: string,
  image: string,
  tag: string | undefined,
): Promise<Reply> {
  const { storage } = state;
  const path = `${storagePath(repository)}/${image}`;
  const base = `${repository}/packages/${encodeURIComponent(image)}`;
  const describe = async (name: string) => {
    const found = await readImage(storage, path, { imageTag: name });
    return found && { name: `${base}/tags/${name}`, version: `${base}/versions/${found.imageDigest}` };
  };
  if (exchange.method === 'GET') {
    if (tag === undefined)
      return json(200, { tags: await Promise.all((await tagsOf(storage, path)).map(describe)) });
    const found = await describe(tag);
    return found ? json(200, found) : googleError('NOT_FOUND', 'Requested entity was not found.');
  }
  const wanted = exchange.method === 'POST' ? exchange.url.searchParams.get('tagId') : tag;
  const body = tagSchema.safeParse(parseJson(await readBody(exchange.request)));
  const digest = body.data?.version.split('/').at(-1);
  if (!wanted || digest === undefined)
    return googleError('INVALID_ARGUMENT', 'Request contains an invalid argument.');
  const present = await describe(wanted);
  if (exchange.method === 'POST' && present)
    return googleError('ALREADY_EXISTS', `tag ${wanted} already exists`);
  if (present && state.repositories.get(repository)?.dockerConfig.immutableTags) {
    return googleError('FAILED_PRECONDITION', `tag ${wanted} is immutable`);
  }
  const version = await readImage(storage, path, { imageDigest: digest });
  if (!version) return googleError('NOT_FOUND', 'Requested entity was not found.');
  const headers = { 'content-type': version.imageManifestMediaType };
  await storage.call('PUT', `/v2/${path}/manifests/${wanted}`, headers, Buffer.from(version.manifest));
  return json(200, await describe(wanted));
}
