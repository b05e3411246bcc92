import type { Readable } from 'node:stream';
import type { Clock } from '../core/clock.ts';
import { ActionError } from '../core/errors.ts';
import type { Http } from '../core/http.ts';
import type { Log } from '../core/log.ts';
import { retry, retryAfter } from '../core/retry.ts';
import { checkEncoding, readAnswer } from './answer-body.ts';
import { createAuthorizer } from './authorizer.ts';
import { hostGate } from './host-gate.ts';
import { createPatience } from './patience.ts';
import type { RegistryEndpoint } from './registry-endpoint.ts';
import { RequestError, readErrorBody, toActionError } from './request-error.ts';
import { checkTarget } from './safe-target.ts';
import type { Scopes } from './scope.ts';
import { createSender, nameOf } from './sender.ts';

/** What a registry client needs from outside. */
export interface RegistryPorts {
  readonly http: Pick<Http, 'dispatcher'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal?: AbortSignal | undefined;
  /** `HOST` or `HOST:PORT` of private token services and blob stores that a registry may name. */
  readonly allowHosts?: readonly string[] | undefined;
  /** How long a registry may be silent, in milliseconds; four times that where it has content to store. */
  readonly silenceMs?: number | undefined;
  /** Everything that the requests to come will need, so that one token serves them all. */
  readonly scopes?: Scopes | undefined;
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
  /** Ends this request in place of the client's own signal: for what must be said after that one has ended. */
  readonly signal?: AbortSignal;
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

const redirectLimit = 10;
const redirects = [301, 302, 303, 307, 308];

const tokenService = 'its token service';
const contentStore = 'the place of its content';

export function createTransport(endpoint: RegistryEndpoint, ports: RegistryPorts): Transport {
  const { clock, log, allowHosts = [] } = ports;
  const base = new URL(endpoint.baseUrl);
  const gateOf = ({ host }: URL) => hostGate(ports.http.dispatcher, host, clock);
  const send = createSender(endpoint, ports);
  const read = (body: Readable, what: string, limit?: number) =>
    readAnswer(body, what, endpoint, ports, limit);

  /** A registry behind a private endpoint names itself by its canonical host. */
  const own = (url: URL) =>
    url.host === endpoint.host && url.protocol === 'https:'
      ? new URL(`${url.pathname}${url.search}`, base.origin)
      : url;

  const authorizer = createAuthorizer(endpoint, {
    clock,
    log,
    ahead: ports.scopes,
    ask: async (url, headers) => {
      const request = { method: 'GET', headers, expect: [200] } as const;
      const { statusCode, headers: got, body } = await send(url, request, tokenService);
      const bytes = await read(body, nameOf(request, url));
      if (statusCode < 400) gateOf(url).ease();
      return { status: statusCode, header: (name) => firstOf(got[name]), body: bytes, url };
    },
    fail: (method, answer) => failure({ method }, answer.url, answer.status, answer.header, answer.body),
    checkRealm: (realm) => {
      checkTarget(own(realm), tokenService, { base, allowHosts });
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
    if (status === 429 || retryAfterMs !== undefined) gateOf(url).hold(retryAfterMs ?? 1000);
    return new RequestError(`${nameOf(request, url)} answered ${status}${text === '' ? '' : ` (${text})`}`, {
      status,
      codes,
      retryAfterMs,
    });
  }

  async function attempt(request: RegistryRequest): Promise<OpenAnswer> {
    let url = typeof request.url === 'string' ? new URL(`${endpoint.baseUrl}${request.url}`) : request.url;
    for (let hops = 0, renewed = false; ; ) {
      // Credentials are for the host the user named, never for where it sends us.
      const authorization = hops === 0 ? await authorizer.authorization(request.scopes) : undefined;
      const answer = await send(url, request, contentStore, authorization);
      const { statusCode: status, body } = answer;
      const header = (name: string) => firstOf(answer.headers[name]);
      if (status < 400) gateOf(url).ease();
      if (request.expect.includes(status)) return { status, header, url, body };

      const text = await read(body, nameOf(request, url));
      if (status === 401 && hops === 0 && !renewed) {
        renewed = await authorizer.refused(header('www-authenticate'), request.scopes, authorization);
        if (renewed) continue;
      }
      const location = header('location');
      if (!redirects.includes(status) || location === undefined)
        throw failure(request, url, status, header, text);
      const next = own(parseLocation(location, url));
      if (request.method !== 'GET' && request.method !== 'HEAD')
        throw unsafe(`${nameOf(request, url)} was redirected to ${next.origin}`);
      if (++hops > redirectLimit)
        throw unsafe(`${nameOf(request, url)} was redirected more than ${redirectLimit} times`);
      url = next;
    }
  }

  async function persist<T>(request: RegistryRequest, work: () => Promise<T>): Promise<T> {
    try {
      return await retry(work, {
        attempts: request.attempts ?? Number.POSITIVE_INFINITY,
        clock,
        signal: request.signal ?? ports.signal,
        retryable: createPatience(clock),
        onRetry: (error, attempt) => log.debug(`${endpoint.name}: try ${attempt}: ${String(error)}`),
      });
    } catch (error) {
      throw request.attempts === 1 ? error : toActionError(error, endpoint);
    }
  }

  /** A URL out of a header; `REGISTRY_UNSAFE` where it is none. */
  function parseLocation(location: string, from: URL): URL {
    const url = URL.parse(location, from.href);
    if (url === null) throw unsafe(`${from.pathname} was answered with a Location that is no URL`);
    return url;
  }

  const unsafe = (message: string) =>
    new ActionError('REGISTRY_UNSAFE', `Registry ${endpoint.name} (${endpoint.host}): ${message}`);

  return {
    endpoint,
    clock,
    signal: ports.signal,
    open: (request) => persist(request, () => attempt(request)),
    call: (request) =>
      persist(request, async () => {
        const answer = await attempt(request);
        const what = nameOf(request, answer.url);
        if (request.method === 'GET') checkEncoding(answer, what, endpoint);
        return { ...answer, body: await read(answer.body, what, request.limit) };
      }),
    ownUrl: (location, from) => {
      const url = own(parseLocation(location, from));
      if (url.origin !== base.origin) throw unsafe(`it wants content sent to ${url.origin}`);
      return url;
    },
  };
}

const firstOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);
