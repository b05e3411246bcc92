import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { ClusterAccess } from '../../../src/clouds/provider.ts';

/** What the proxy does in the API server's place; undefined lets the request pass. */
export type Fault = (asked: {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly token: string;
}) => { readonly status: number; readonly reason: string; readonly retryAfter?: number } | undefined;

/** Stands before a real API server and breaks what a test wants broken. */
export interface FaultProxy {
  /** The way to the API server through it. Tokens are `token-1`, and the next one each time a new one is asked for. */
  readonly access: ClusterAccess;
  /** `METHOD /path?query` of every request, in order. */
  readonly requests: string[];
  /** Requests that were under way at the same time, watches apart; the most so far. */
  readonly mostAtOnce: () => number;
  /** Encodings of the answers that had one. */
  readonly encodings: Set<string>;
  setFault(fault: Fault | undefined): void;
  /** Breaks every connection. */
  cut(): void;
  /** From now on nothing more comes on the connections that are open, and nobody is told. */
  freeze(): void;
  stop(): Promise<void>;
}

export async function startFaultProxy(upstream: ClusterAccess): Promise<FaultProxy> {
  const requests: string[] = [];
  const encodings = new Set<string>();
  const bearer = (await upstream.token?.())?.value;
  let fault: Fault | undefined;
  let tokens = 1;
  let [now, most] = [0, 0];
  const streams = new Set<IncomingMessage>();
  const proxy = createServer((incoming, outgoing) => {
    const { method = 'GET', url = '/', headers } = incoming;
    requests.push(`${method} ${url}`);
    const token = (headers.authorization ?? '').replace('Bearer ', '');
    const broken = fault?.({ method, url, token });
    if (broken !== undefined) return refuse(outgoing, broken);
    if (!url.includes('watch=1')) {
      most = Math.max(most, ++now);
      outgoing.once('close', () => now--);
    }
    const { host: _host, ...rest } = headers;
    const target = new URL(url, upstream.server);
    const ask = target.protocol === 'https:' ? secureRequest : request;
    const forwarded = ask(
      target,
      {
        method,
        headers: { ...rest, authorization: `Bearer ${bearer}` },
        ...(upstream.ca && { ca: upstream.ca }),
      },
      (answer) => {
        const encoding = answer.headers['content-encoding'];
        if (encoding !== undefined) encodings.add(encoding);
        streams.add(answer);
        answer.once('close', () => streams.delete(answer));
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers).flushHeaders();
        answer.pipe(outgoing);
        answer.on('error', () => outgoing.destroy());
      },
    );
    // The API server itself may be down.
    forwarded.on('error', () => outgoing.destroy());
    outgoing.on('close', () => forwarded.destroy());
    incoming.pipe(forwarded);
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  const address = proxy.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    access: {
      server: `http://127.0.0.1:${port}`,
      token: async (renew) => {
        if (renew) tokens++;
        return { value: `token-${tokens}`, expiresAt: Number.POSITIVE_INFINITY };
      },
    },
    requests,
    encodings,
    mostAtOnce: () => most,
    setFault: (wanted) => {
      fault = wanted;
    },
    cut: () => proxy.closeAllConnections(),
    freeze: () => {
      for (const stream of streams) stream.unpipe();
    },
    stop: async () => {
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}

function refuse(
  response: ServerResponse,
  { status, reason, retryAfter }: { status: number; reason: string; retryAfter?: number },
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  });
  const body = { kind: 'Status', apiVersion: 'v1', status: 'Failure', code: status, reason, message: reason };
  response.end(JSON.stringify(body));
}
