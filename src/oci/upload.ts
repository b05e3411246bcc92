import { ActionError } from '../core/errors.ts';
import { retry } from '../core/retry.ts';
import { hasBlob } from './blobs.ts';
import type { Descriptor } from './descriptor.ts';
import { createPatience } from './patience.ts';
import { isPassing, RequestError, toActionError } from './request-error.ts';
import { pull, push, union } from './scope.ts';
import type { Answer, RegistryRequest, Transport } from './transport.ts';
import { offsetOf, rangeHeaders } from './upload-range.ts';

/** Opens the content of a blob from an offset; called anew for every attempt. */
export type BlobSource = (start: number) => AsyncIterable<Uint8Array>;

export interface UploadOptions {
  /** Told of every chunk handed to the connection, and of a negative number when an attempt was in vain. */
  readonly onBytes?: (bytes: number) => void;
  /** A session opened before, by `openUpload` or as a refused mount leaves one. */
  readonly session?: URL | undefined;
}

export type MountResult =
  | { readonly mounted: true }
  | { readonly mounted: false; readonly session?: URL | undefined };

/** Below this a broken upload is simply sent again (bytes). */
const resumeFrom = 8 * 1024 * 1024;

/**
 * Uploads a blob: POST, then one PUT of the whole content from a fresh stream. A broken upload of a large blob goes
 * on with one PATCH where the registry's traits allow it; everywhere else it starts again.
 */
export async function uploadBlob(
  transport: Transport,
  repository: string,
  blob: Descriptor,
  source: BlobSource,
  options: UploadOptions = {},
): Promise<void> {
  const { endpoint, clock, signal } = transport;
  const sent = counter(options.onBytes);
  try {
    await retry(
      async (attempt) => {
        // The last answer may have been lost on its way although the blob arrived.
        if (attempt > 1 && (await hasBlob(transport, repository, blob.digest))) return;
        const opened = attempt === 1 ? options.session : undefined;
        const session = opened ?? (await startUpload(transport, repository));
        await send(transport, repository, session, blob, source, sent);
      },
      {
        attempts: Number.POSITIVE_INFINITY,
        clock,
        signal,
        retryable: createPatience(clock, isLostSession),
      },
    );
  } catch (error) {
    throw toActionError(error, endpoint);
  }
}

/** Asks for a blob of another repository of the same registry; a refusal leaves an open session to upload it by. */
export async function mountBlob(
  transport: Transport,
  repository: string,
  digest: string,
  from: string,
): Promise<MountResult> {
  const query = new URLSearchParams({ mount: digest, from });
  const answer = await transport.call({
    method: 'POST',
    url: `/v2/${repository}/blobs/uploads/?${query}`,
    scopes: union(push(repository), pull(from)),
    // Some registries answer with an error where they cannot mount; then an ordinary upload tells the truth.
    expect: [201, 202, 400, 404, 405],
  });
  if (answer.status === 201) return { mounted: true };
  const opened = answer.status === 202 && answer.header('location') !== undefined;
  return { mounted: false, session: opened ? sessionOf(transport, answer) : undefined };
}

/** Opens an upload in advance; undefined where that fails, since the upload itself then tries again and tells. */
export const openUpload = (transport: Transport, repository: string): Promise<URL | undefined> =>
  startUpload(transport, repository).catch(() => undefined);

async function startUpload(transport: Transport, repository: string): Promise<URL> {
  const answer = await transport.call({
    method: 'POST',
    url: `/v2/${repository}/blobs/uploads/`,
    scopes: push(repository),
    expect: [202],
    attempts: 1,
  });
  return sessionOf(transport, answer);
}

async function send(
  transport: Transport,
  repository: string,
  session: URL,
  blob: Descriptor,
  source: BlobSource,
  sent: Counter,
): Promise<void> {
  const put = (url: URL, start: number) =>
    transport.call({
      method: 'PUT',
      url: withDigest(url, blob.digest),
      scopes: push(repository),
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': String(start < blob.size ? blob.size - start : 0),
      },
      body: start < blob.size ? () => sent.count(source(start), start) : new Uint8Array(),
      expect: [201, 204],
      attempts: 1,
    });
  try {
    checkDigest(transport, blob, await put(session, 0));
  } catch (error) {
    sent.reset(0);
    if (!transport.endpoint.traits.chunkedUpload || blob.size < resumeFrom || !isPassing(error)) {
      // Who has said nothing for so long is not waited for once more to tidy up.
      if (!(isPassing(error) && error.silent)) await cancel(transport, repository, session);
      throw error;
    }
    const rest = await resume(transport, repository, session, blob, source, sent);
    if (rest === undefined) throw error;
    checkDigest(transport, blob, await put(rest, blob.size));
  }
}

/** Sends what is missing of a broken upload; undefined where the registry has nothing of it. */
async function resume(
  transport: Transport,
  repository: string,
  session: URL,
  blob: Descriptor,
  source: BlobSource,
  sent: Counter,
): Promise<URL | undefined> {
  const common = { scopes: push(repository) } satisfies Partial<RegistryRequest>;
  const state = await transport.call({
    ...common,
    method: 'GET',
    url: session,
    expect: [204, 404],
    attempts: 1,
  });
  const start = state.status === 404 ? undefined : offsetOf(state.header('range'), blob.size);
  if (start === undefined) return undefined;
  const url = state.header('location') === undefined ? session : sessionOf(transport, state);
  if (start === blob.size) return url;
  sent.reset(start);
  const answer = await transport.call({
    ...common,
    method: 'PATCH',
    url,
    headers: {
      'content-type': 'application/octet-stream',
      ...rangeHeaders(start, blob.size),
    },
    body: () => sent.count(source(start), start),
    expect: [202],
    attempts: 1,
  });
  return sessionOf(transport, answer);
}

/** How long a registry is given to forget an upload, in milliseconds. */
const cancelMs = 5_000;

/**
 * Tells the registry that nothing more will come, also after the push itself was ended. It would find out by itself,
 * only later: failure is no matter.
 */
async function cancel(transport: Transport, repository: string, session: URL): Promise<void> {
  await transport
    .call({
      method: 'DELETE',
      url: session,
      scopes: push(repository),
      expect: [204, 202, 200],
      attempts: 1,
      signal: AbortSignal.timeout(cancelMs),
    })
    .catch(() => undefined);
}

function sessionOf(transport: Transport, answer: Answer): URL {
  const location = answer.header('location');
  if (location === undefined)
    throw new RequestError(`POST ${answer.url.pathname} was answered without a Location`, {
      status: answer.status,
    });
  return transport.ownUrl(location, answer.url);
}

/** Appended as text: the session's own query is the registry's and goes back byte for byte. */
const withDigest = (url: URL, digest: string) =>
  new URL(`${url.href}${url.search === '' ? '?' : '&'}digest=${encodeURIComponent(digest)}`);

function checkDigest({ endpoint }: Transport, { digest }: Descriptor, answer: Answer): void {
  const stored = answer.header('docker-content-digest');
  if (stored !== undefined && stored !== digest)
    throw new ActionError(
      'DIGEST_MISMATCH',
      `Registry ${endpoint.name} (${endpoint.host}) stored ${stored} instead of ${digest}`,
    );
}

/** A session the registry has forgotten, or whose content it could not use; a new one may do. */
const isLostSession = (error: unknown) =>
  error instanceof RequestError &&
  (error.status === 404 || error.status === 416) &&
  !error.codes.includes('NAME_UNKNOWN');

interface Counter {
  count(content: AsyncIterable<Uint8Array>, start: number): AsyncIterable<Uint8Array>;
  /** Says that only the first `bytes` of the blob have arrived. */
  reset(bytes: number): void;
}

function counter(onBytes: (bytes: number) => void = () => undefined): Counter {
  let total = 0;
  const reset = (bytes: number) => {
    if (bytes !== total) onBytes(bytes - total);
    total = bytes;
  };
  return {
    reset,
    count: async function* (content, start) {
      reset(start);
      for await (const chunk of content) {
        total += chunk.length;
        onBytes(chunk.length);
        yield chunk;
      }
    },
  };
}
