import { ActionError } from '../core/errors.ts';
import { algorithmOf, digestOf, isDigest } from './digest.ts';
import { parseManifest, type StoredManifest } from './manifest.ts';
import { acceptManifests } from './media-types.ts';
import { pull, push } from './scope.ts';
import type { Answer, Transport } from './transport.ts';

/** Most bytes of a manifest (registries refuse more than 4 MiB; some indexes of referrers grow beyond). */
const manifestLimit = 8 * 1024 * 1024;

/** What a tag or digest names. */
export interface Resolved {
  readonly digest: string;
  readonly size: number;
}

/** Digest and size of what a tag or digest names; undefined where the repository has none. */
export async function resolve(
  transport: Transport,
  repository: string,
  reference: string,
): Promise<Resolved | undefined> {
  const answer = await transport.call({
    method: 'HEAD',
    url: manifestUrl(repository, reference),
    scopes: pull(repository),
    headers: { accept: acceptManifests },
    expect: [200, 404],
  });
  if (answer.status === 404) return undefined;
  const digest = answer.header('docker-content-digest');
  const size = Number(answer.header('content-length') ?? Number.NaN);
  if (digest !== undefined && isDigest(digest) && Number.isInteger(size)) {
    checkDigest(transport, repository, reference, digest);
    return { digest, size };
  }
  return (await getManifest(transport, repository, reference))?.descriptor;
}

/** The manifest a tag or digest names, its digest computed from what came; undefined where there is none. */
export async function getManifest(
  transport: Transport,
  repository: string,
  reference: string,
): Promise<StoredManifest | undefined> {
  const answer = await transport.call({
    method: 'GET',
    url: manifestUrl(repository, reference),
    scopes: pull(repository),
    headers: { accept: acceptManifests },
    expect: [200, 404],
    limit: manifestLimit,
  });
  if (answer.status === 404) return undefined;
  const announced = isDigest(reference) ? reference : answer.header('docker-content-digest');
  const digest = digestOf(answer.body, announced === undefined ? 'sha256' : algorithmOf(announced));
  if (announced !== undefined) checkDigest(transport, repository, announced, digest);
  const manifest = parseManifest(answer.body, answer.header('content-type')?.split(';')[0]?.trim());
  const { name, host } = transport.endpoint;
  if (typeof manifest === 'string')
    throw new ActionError(
      'REGISTRY_FAILED',
      `Registry ${name} (${host}): ${repository}@${digest} ${manifest}`,
    );
  return {
    descriptor: { mediaType: manifest.mediaType, digest, size: answer.body.length },
    manifest,
    bytes: answer.body,
  };
}

/** Stores a manifest under its digest or a tag, byte for byte. */
export async function storeManifest(
  transport: Transport,
  repository: string,
  { descriptor, bytes }: Pick<StoredManifest, 'descriptor' | 'bytes'>,
  reference = descriptor.digest,
): Promise<Answer> {
  const answer = await transport.call({
    method: 'PUT',
    url: manifestUrl(repository, reference),
    scopes: push(repository),
    headers: { 'content-type': descriptor.mediaType },
    body: bytes,
    expect: [201],
  });
  const stored = answer.header('docker-content-digest');
  if (stored !== undefined) checkDigest(transport, repository, descriptor.digest, stored);
  return answer;
}

const manifestUrl = (repository: string, reference: string) => `/v2/${repository}/manifests/${reference}`;

function checkDigest({ endpoint }: Transport, repository: string, expected: string, actual: string): void {
  if (isDigest(expected) && expected !== actual)
    throw new ActionError(
      'DIGEST_MISMATCH',
      `Registry ${endpoint.name} (${endpoint.host}) answers with ${actual} for ${repository}@${expected}`,
      { hint: 'The registry, or something before it, changes content.' },
    );
}
