import { pipeline, type Readable } from 'node:stream';
import { json, text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { request as ask, EnvHttpProxyAgent } from 'undici';
import type { ClusterAccess } from '../clouds/provider.ts';
import { createLanes } from './lanes.ts';
import type { KubeRequest } from './transport.ts';

/** Requests at the same time to one API server; its own limit per user is some hundreds. */
const connections = 32;
const lanes = { least: 4, most: connections, patienceMs: 25 };
/** Longest silence on a connection in milliseconds. */
const silenceMs = 90_000;
const callMs = 30_000;

/** What came back, as its head says; the body is read once, or destroyed. */
export interface Answer {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: Headers;
  readonly body: Readable;
  text(): Promise<string>;
  json(): Promise<unknown>;
}

/** HTTP/1.1 connections to one API server, trusted as its access says. */
export interface Connection {
  send(request: KubeRequest, token: string | undefined, signal: AbortSignal): Promise<Answer>;
  /** Breaks every connection, also those of running watches. */
  close(): Promise<void>;
}

/**
 * Connections that honour HTTPS_PROXY and NO_PROXY. To be loaded with the first request, since it brings undici:
 * refusing bad input needs none.
 */
export function connect({ server, ...access }: ClusterAccess): Connection {
  const { ca, serverName: servername, clientCertificate } = access;
  const tls = {
    ...(ca === undefined ? {} : { ca }),
    ...(servername === undefined ? {} : { servername }),
    ...(clientCertificate && { cert: clientCertificate.certificate, key: clientCertificate.key }),
  };
  const open = (limit: number | null) =>
    new EnvHttpProxyAgent({
      connections: limit,
      keepAliveTimeout: 30_000,
      headersTimeout: silenceMs,
      bodyTimeout: silenceMs,
      connect: { ...tls, timeout: 10_000 },
      requestTls: tls,
    });
  // Each watch keeps a connection for itself: many of them must not leave the renewal of a lock without one.
  const [calls, streams] = [open(connections), open(null)];
  const turns = createLanes(lanes);
  const base = server.replace(/\/+$/, '');
  return {
    send: async (request, token, signal) => {
      const { method = 'GET', timeoutMs = callMs, body = null, stream = false } = request;
      const url = new URL(`${base}${request.path}`);
      for (const [key, value] of Object.entries(request.query ?? {}))
        if (value !== undefined) url.searchParams.set(key, String(value));
      const until = timeoutMs > 0 ? AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) : signal;
      const leave = stream ? () => undefined : await turns.enter(until);
      // Not fetch: its streams and copies take longer than what is asked for here.
      const answer = await ask(url, {
        // The methods that are used here are all among those that undici names.
        method: method as 'GET',
        headers: {
          accept: 'application/json',
          ...(stream ? {} : { 'accept-encoding': 'gzip' }),
          ...request.headers,
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body,
        signal: until,
        dispatcher: stream ? streams : calls,
      }).catch((error: unknown) => {
        leave();
        throw error;
      });
      answer.body.once('close', leave);
      return answerOf(answer.statusCode, answer.headers, answer.body);
    },
    close: async () => {
      await Promise.all([calls.destroy(), streams.destroy()]);
    },
  };
}

function answerOf(
  status: number,
  fields: Readonly<Record<string, string | string[] | undefined>>,
  raw: Readable,
): Answer {
  const headers = new Headers();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value ?? []].flat()) headers.append(name, one);
  let body = raw;
  if (headers.get('content-encoding') === 'gzip') {
    // What breaks on the way is thrown to the reader of the result.
    body = pipeline(raw, createGunzip(), () => undefined);
    headers.delete('content-encoding');
    headers.delete('content-length');
  }
  return {
    ...{ status, ok: status >= 200 && status < 300, headers, body },
    text: () => text(body),
    json: () => json(body),
  };
}
