import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as forward } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { ClusterAccess } from '../../../src/clouds/provider.ts';
import { textAt } from '../../../src/kube/fields.ts';

/** A request as it comes in, before the API server has seen it. */
export interface Asked {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly token: string;
}

/** An answer in the API server's place. */
export interface Meddling {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A write the API server accepted. */
export interface Write {
  /** When the request came in, milliseconds since the epoch. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** Of a Lease: who holds it from then on. */
  readonly holder: string | undefined;
}

export interface ApiFront {
  /** A way to the API server through this front. */
  readonly access: ClusterAccess;
  readonly writes: readonly Write[];
  /** Asked before each request; may wait, and may answer in the server's place. */
  meddle: (asked: Asked) => Promise<Meddling | undefined> | Meddling | undefined;
  /** Stops listening and breaks every connection: the cluster is not there any more. */
  stop(): Promise<void>;
}

/** A proxy before an API server that records writes and lets a test meddle with requests. */
export async function startApiFront(real: ClusterAccess): Promise<ApiFront> {
  const { value: admin } = (await real.token?.()) ?? { value: '' };
  const writes: Write[] = [];
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server has a port
  const front: ApiFront = {
    access: {
      server: `http://127.0.0.1:${port}`,
      token: async () => ({ value: 'front', expiresAt: Number.POSITIVE_INFINITY }),
    },
    writes,
    meddle: () => undefined,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return front;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = Date.now();
    const { method = 'GET', url: path = '/' } = request;
    const body = await buffer(request);
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    const instead = await front.meddle({ method, path, token });
    if (instead !== undefined) {
      response.writeHead(instead.status, { 'content-type': 'application/json', ...instead.headers });
      response.end(JSON.stringify(instead.body ?? {}));
      return;
    }
    const { host: _host, ...headers } = request.headers;
    const upstream = forward(`${real.server}${path}`, {
      method,
      ca: real.ca,
      headers: { ...headers, authorization: `Bearer ${admin}` },
    });
    upstream.on('error', () => response.destroy());
    response.on('close', () => upstream.destroy());
    upstream.on('response', (reply) => {
      if (method !== 'GET' && (reply.statusCode ?? 500) < 300 && !path.includes('dryRun'))
        writes.push({ at, method, path, holder: holderIn(path, body) });
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(response);
    });
    upstream.end(body);
  }
}

function holderIn(path: string, body: Buffer): string | undefined {
  return path.includes('/leases') ? textAt(JSON.parse(body.toString()), 'spec', 'holderIdentity') : undefined;
}

/** The namespace a write went to; undefined for one outside of namespaces. */
const namespaceIn = (path: string) => /\/namespaces\/([^/?]+)\//.exec(path)?.[1];

/**
 * Writes that no Lease covered: their namespace's Lease had no holder then, or had not been renewed for longer than ten
 * seconds. `slackMs` is for a machine under load, between the proof and the arrival of the write.
 */
export function unprovenWrites(writes: readonly Write[], slackMs = 3_000): readonly Write[] {
  return writes.filter(({ at, path }, index) => {
    const namespace = namespaceIn(path);
    if (namespace === undefined || path.includes('/leases')) return false;
    const lease = writes
      .slice(0, index)
      .findLast((one) => one.path.includes('/leases') && namespaceIn(one.path) === namespace);
    return lease?.holder === undefined || at - lease.at > 10_000 + slackMs;
  });
}
