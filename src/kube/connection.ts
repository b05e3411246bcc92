import { EnvHttpProxyAgent, fetch } from 'undici';
import type { ClusterAccess } from '../clouds/provider.ts';
import type { KubeRequest } from './transport.ts';

/** Requests at the same time to one API server; its own limit per user is some hundreds. */
const connections = 32;
/** Longest silence on a connection in milliseconds. */
const silenceMs = 90_000;
const callMs = 30_000;

/** HTTP/1.1 connections to one API server, trusted as its access says. */
export interface Connection {
  send(request: KubeRequest, token: string | undefined, signal: AbortSignal): Promise<Response>;
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
  const base = server.replace(/\/+$/, '');
  return {
    send: async (request, token, signal) => {
      const { method = 'GET', timeoutMs = callMs, body } = request;
      const url = new URL(`${base}${request.path}`);
      for (const [key, value] of Object.entries(request.query ?? {}))
        if (value !== undefined) url.searchParams.set(key, String(value));
      const response = await fetch(url, {
        method,
        headers: {
          accept: 'application/json',
          ...request.headers,
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(body === undefined ? {} : { body }),
        redirect: 'manual',
        signal: timeoutMs > 0 ? AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) : signal,
        dispatcher: request.stream === true ? streams : calls,
      });
      // undici declares the same WHATWG type under a name of its own.
      return response as unknown as Response;
    },
    close: async () => {
      await Promise.all([calls.destroy(), streams.destroy()]);
    },
  };
}
