import { createHash } from 'node:crypto';
import { ActionError } from '../core/errors.ts';
import type { Descriptor } from './descriptor.ts';
import { algorithmOf, formatDigest } from './digest.ts';
import { RequestError, toActionError } from './request-error.ts';
import { pull } from './scope.ts';
import type { Transport } from './transport.ts';

/** Most bytes of a blob that are read into memory (configs, bundles, SBOMs). */
const memoryLimit = 16 * 1024 * 1024;

/** Whether the repository has the blob. */
export async function hasBlob(transport: Transport, repository: string, digest: string): Promise<boolean> {
  const { status } = await transport.call({
    method: 'HEAD',
    url: blobUrl(repository, digest),
    scopes: pull(repository),
    // A redirect to the store already says that it is there; a store signs its URLs for GET alone.
    expect: [200, 302, 303, 307, 308, 404],
  });
  return status !== 404;
}

/** Streams a blob, going on where a broken connection left off; the content is checked at its end. */
export async function* openBlob(
  transport: Transport,
  repository: string,
  blob: Descriptor,
): AsyncGenerator<Buffer, void> {
  const algorithm = algorithmOf(blob.digest);
  const hash = createHash(algorithm);
  const { name, host } = transport.endpoint;
  let at = 0;
  for (let failures = 0; ; ) {
    const resumed = at > 0;
    const answer = await transport.open({
      method: 'GET',
      url: blobUrl(repository, blob.digest),
      scopes: pull(repository),
      headers: resumed ? { range: `bytes=${at}-` } : {},
      expect: [200, 206],
    });
    // Who does not know ranges sends everything again.
    let skip = resumed && answer.status === 200 ? at : 0;
    try {
      for await (const chunk of answer.body as AsyncIterable<Buffer>) {
        const fresh = chunk.subarray(skip);
        skip = Math.max(0, skip - chunk.length);
        at += fresh.length;
        if (at > blob.size) break;
        hash.update(fresh);
        yield fresh;
      }
      if (at >= blob.size) break;
      throw new RequestError(`GET ${answer.url.pathname} ended after ${at} of ${blob.size} bytes`, {});
    } catch (cause) {
      transport.signal?.throwIfAborted();
      if (cause instanceof ActionError || ++failures >= 5)
        throw toActionError(asRequestError(cause), transport.endpoint);
      await transport.clock.sleep(250 * 2 ** failures, transport.signal);
    }
  }
  const actual = formatDigest(algorithm, hash);
  if (at !== blob.size || actual !== blob.digest)
    throw new ActionError(
      'DIGEST_MISMATCH',
      `Registry ${name} (${host}) sent other content for ${repository}@${blob.digest}`,
      { hint: 'Something between here and the registry, or the registry itself, changes content.' },
    );
}

/** Reads a blob whole and checked. */
export async function readBlob(transport: Transport, repository: string, blob: Descriptor): Promise<Buffer> {
  if (blob.size > memoryLimit)
    throw new ActionError(
      'REGISTRY_UNSAFE',
      `Registry ${transport.endpoint.name}: ${repository}@${blob.digest} has ${blob.size} bytes, more than ${memoryLimit}`,
    );
  const chunks: Buffer[] = [];
  for await (const chunk of openBlob(transport, repository, blob)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export const blobUrl = (repository: string, digest: string) => `/v2/${repository}/blobs/${digest}`;

const asRequestError = (cause: unknown) =>
  cause instanceof ActionError || cause instanceof RequestError
    ? cause
    : new RequestError('the content broke off', { cause });
