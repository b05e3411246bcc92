import { setMaxListeners } from 'node:events';
import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { Clock } from '../core/clock.ts';
import { ActionError } from '../core/errors.ts';
import type { Http } from '../core/http.ts';
import type { Log } from '../core/log.ts';
import { retry, retryAfter } from '../core/retry.ts';
import { createAuthorizer } from './authorizer.ts';
import { createHostGate } from './host-gate.ts';
import type { RegistryEndpoint } from './registry-endpoint.ts';
import { isPassing, RequestError, readErrorBody, toActionError } from './request-error.ts';
import { checkTarget, type Lookup, systemLookup } from './safe-target.ts';
import type { Scopes } from './scope.ts';

/** What a registry client needs from outside. */
export interface RegistryPorts {
  readonly http: Pick<Http, 'dispatcher'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal?: AbortSignal | undefined;
  readonly lookup?: Lookup;
}

export interface RegistryRequest {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the base URL, or an absolute URL the registry gave (see `ownUrl`). */
  readonly url: string | URL;
  readonly scopes: Scopes;
  readonly headers?: Readonly<Record<string, string>>;
  /** A stream is made anew for every attempt; it needs a Content-Length among the headers. */
  readonly body?: Uint8Array | (() => AsyncIterable<Uint8Array>);
  /** Statuses that are an answer; every other one is an error. */
  readonly expect: readonly number[];
  /** Tries in all; 1 where the caller repeats a longer exchange by itself. */
  readonly attempts?: number;
  /** Most bytes of the answer read into memory; 64 KiB without it. */
  readonly limit?: number;
}

export interface Answer {
  readonly status: number;
  header(name: string): string | undefined;
  /** Where the answer came from, after redirects. */
  readonly url: URL;
}
export type WholeAnswer = Answer & { readonly body: Buffer };
export type OpenAnswer = Answer & { readonly body: Readable };

/** Requests to one registry: authenticated, paced, repeated, never led astray. */
export interface Transport {
  readonly endpoint: RegistryEndpoint;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
  /** Sends a request and reads the answer whole. */
  call(request: RegistryRequest): Promise<WholeAnswer>;
  /** Sends a request and hands the body over as it comes; the caller reads or destroys it. */
  open(request: RegistryRequest): Promise<OpenAnswer>;
  /** A URL the registry named for itself; `REGISTRY_UNSAFE` where it is of another host. */
  ownUrl(location: string, from: URL): URL;
}

const bodyLimit = 64 * 1024;
const redirectLimit = 10;
const redirects = [301, 302, 303, 307, 308];

export function createTransport(endpoint: RegistryEndpoint, ports: RegistryPorts): Transport {
  const { clock, log, signal, lookup = systemLookup } = ports;
  const base = new URL(endpoint.baseUrl);
  const gate = createHostGate(clock);
  // Many requests at once listen to one signal; that is no leak.
  if (signal !== undefined) setMaxListeners(0, signal);

  /** A registry behind a private endpoint names itself by its canonical host. */
  const own = (url: URL) =>
    url.host === endpoint.host && url.protocol === 'https:'
      ? new URL(`${url.pathname}${url.search}`, base.origin)
      : url;

  async function dispatch(
    url: URL,
    request: Omit<RegistryRequest, 'url' | 'scopes'>,
    authorization?: string,
  ) {
    const dispatcher = await ports.http.dispatcher();
    const { body } = request;
    const options: Dispatcher.RequestOptions = {
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: request.method,
      headers: { ...request.headers, ...(authorization === undefined ? {} : { authorization }) },
      // A generator is what undici streams with backpressure; its type asks for a Readable.
      body: (typeof body === 'function' ? body() : (body ?? null)) as Readable | Uint8Array | null,
      signal,
      // A silent registry is noticed sooner where it has nothing to store.
      ...(body === undefined ? { headersTimeout: 30_000 } : {}),
    };
    try {
      return await dispatcher.request(options);
    } catch (cause) {
      signal?.throwIfAborted();
      if (cause instanceof Error && 'code' in cause && cause.code === 'UND_ERR_HEADERS_OVERFLOW')
        throw unsafe(`${nameOf(request, url)} was answered with more than 64 KiB of headers`);
      throw new RequestError(`${nameOf(request, url)} got no answer`, { cause });
    }
  }

  const authorizer = createAuthorizer(endpoint, {
    clock,
    log,
    ask: async (url, headers) => {
      const request = { method: 'GET', headers, expect: [200] } as const;
      const { statusCode, headers: got, body } = await dispatch(url, request);
      const bytes = await readWhole(body, bodyLimit, nameOf(request, url));
      return { status: statusCode, header: (name) => firstOf(got[name]), body: bytes, url };
    },
    fail: (method, answer) => failure({ method }, answer.url, answer.status, answer.header, answer.body),
    checkRealm: async (realm) => {
      await checkTarget(own(realm), base, 'its token service', lookup);
      return own(realm);
    },
  });

  function failure(
    request: Pick<RegistryRequest, 'method'>,
    url: URL,
    status: number,
    header: (name: string) => string | undefined,
    body: Buffer,
  ) {
    const { codes, text } = readErrorBody(body);
    const retryAfterMs = retryAfter(header('retry-after') ?? null, clock.now());
    if (status === 429 || retryAfterMs !== undefined) gate.hold(retryAfterMs ?? 1000);
    return new RequestError(`${nameOf(request, url)} answered ${status}${text === '' ? '' : ` (${text})`}`, {
      status,
      codes,
      retryAfterMs,
    });
  }

  async function attempt(request: RegistryRequest): Promise<OpenAnswer> {
    let url = typeof request.url === 'string' ? new URL(`${endpoint.baseUrl}${request.url}`) : request.url;
    for (let hops = 0, renewed = false; ; ) {
      await gate.wait(signal);
      // Credentials are for the host the user named, never for where it sends us.
      const authorization = hops === 0 ? await authorizer.authorization(request.scopes) : undefined;
      const answer = await dispatch(url, request, authorization);
      const { statusCode: status, body } = answer;
      const header = (name: string) => firstOf(answer.headers[name]);
      if (request.expect.includes(status)) return { status, header, url, body };

      const text = await readWhole(body, bodyLimit, nameOf(request, url));
      if (status === 401 && hops === 0 && !renewed) {
        renewed = await authorizer.refused(header('www-authenticate'), request.scopes, authorization);
        if (renewed) continue;
      }
      const location = header('location');
      if (!redirects.includes(status) || location === undefined)
        throw failure(request, url, status, header, text);
      const next = own(new URL(location, url));
      if (request.method !== 'GET' && request.method !== 'HEAD')
        throw unsafe(`${nameOf(request, url)} was redirected to ${next.origin}`);
      if (++hops > redirectLimit)
        throw unsafe(`${nameOf(request, url)} was redirected more than ${redirectLimit} times`);
      await checkTarget(next, base, 'the place of its content', lookup);
      url = next;
    }
  }

  async function persist<T>(request: RegistryRequest, work: () => Promise<T>): Promise<T> {
    try {
      return await retry(work, {
        attempts: request.attempts ?? 6,
        clock,
        signal,
        retryable: (error) => isPassing(error) && (error.retryAfterMs ?? true),
        onRetry: (error, attempt) => log.debug(`${endpoint.name}: try ${attempt}: ${String(error)}`),
      });
    } catch (error) {
      throw request.attempts === 1 ? error : toActionError(error, endpoint);
    }
  }

  const unsafe = (message: string) =>
    new ActionError('REGISTRY_UNSAFE', `Registry ${endpoint.name} (${endpoint.host}): ${message}`);

  return {
    endpoint,
    clock,
    signal,
    open: (request) => persist(request, () => attempt(request)),
    call: (request) =>
      persist(request, async () => {
        const answer = await attempt(request);
        const what = nameOf(request, answer.url);
        return { ...answer, body: await readWhole(answer.body, request.limit ?? bodyLimit, what) };
      }),
    ownUrl: (location, from) => {
      const url = own(new URL(location, from));
      if (url.origin !== base.origin) throw unsafe(`it wants content sent to ${url.origin}`);
      return url;
    },
  };
}

/** The request in words; without the query, where upload sessions and signatures stand. */
const nameOf = ({ method }: Pick<RegistryRequest, 'method'>, url: URL) => `${method} ${url.pathname}`;

const firstOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

async function readWhole(body: Readable, limit: number, what: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit)
        throw new ActionError('REGISTRY_UNSAFE', `${what} was answered with more than ${limit} bytes`);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof ActionError) throw cause;
    throw new RequestError(`${what}: the answer broke off`, { cause });
  }
  return Buffer.concat(chunks);
}
