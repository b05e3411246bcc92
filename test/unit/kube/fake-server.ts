import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ClusterAccess } from '../../../src/clouds/provider.ts';
import type { Clock } from '../../../src/core/clock.ts';
import type { Log } from '../../../src/core/log.ts';
import { createKubeClient, type KubeClient } from '../../../src/kube/client.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** An API server that answers what the test says, over plain HTTP on loopback. */
export interface FakeServer extends AsyncDisposable {
  readonly client: KubeClient;
  readonly access: ClusterAccess;
  /** `METHOD /path?query` of every request, in order. */
  readonly requests: string[];
  /** Pauses the client asked its clock for, in milliseconds. */
  readonly pauses: number[];
  readonly debug: string[];
  /** How often a token was minted anew. */
  renewed(): number;
}

/** Discovery of the core group as far as the tests need it. */
const core = { resources: [{ name: 'configmaps', kind: 'ConfigMap', namespaced: true }] };

export async function startFakeServer(handler: Handler, signal?: AbortSignal): Promise<FakeServer> {
  const requests: string[] = [];
  const pauses: number[] = [];
  const debug: string[] = [];
  let tokens = 1;
  let now = 0;
  const server = createServer((request, response) => {
    if (request.url === '/api/v1') return answer(response, 200, core);
    requests.push(`${request.method} ${request.url}`);
    handler(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const access: ClusterAccess = {
    server: `http://127.0.0.1:${port}`,
    token: async (renew) => {
      if (renew) tokens++;
      return { value: `token-${tokens}`, expiresAt: Number.POSITIVE_INFINITY };
    },
  };
  const clock: Clock = {
    now: () => now,
    sleep: async (ms, stop) => {
      stop?.throwIfAborted();
      pauses.push(ms);
      now += ms;
    },
  };
  const silent = () => undefined;
  const log: Log = {
    ...{ info: silent, notice: silent, warning: silent, error: silent, mask: silent },
    debug: (line) => debug.push(line),
    group: (_title, work) => work(),
  };
  const client = createKubeClient(access, {
    name: 'fake',
    clock,
    log,
    signal: signal ?? new AbortController().signal,
  });
  return {
    client,
    access,
    requests,
    pauses,
    debug,
    renewed: () => tokens - 1,
    [Symbol.asyncDispose]: async () => {
      await client.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function answer(response: ServerResponse, status: number, body: unknown, headers: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

export const failure = (code: number, reason: string, message: string, details?: object) => ({
  kind: 'Status',
  apiVersion: 'v1',
  status: 'Failure',
  code,
  reason,
  message,
  details,
});

export const configMap = (name: string, resourceVersion = '1') => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'shop', uid: `uid-${name}`, resourceVersion },
});
