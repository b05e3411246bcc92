import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { createHttp, type Http } from '../../../src/core/http.ts';
import type { RegistryEndpoint } from '../../../src/oci/registry-endpoint.ts';
import { createAuthority, issueCertificate, readMaterial } from '../../clouds/tls/certificates.ts';

export type Place = 'registry' | 'accomplice';

/** A request as it came, its head in one text. */
export interface Asked {
  readonly at: Place;
  readonly method: string;
  readonly path: string;
  readonly head: string;
}

/** Answers a request, or leaves it without an answer. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse, at: Place) => unknown;

/** A registry that means harm and a host it works together with, over TLS on this machine. */
export interface HostileServers {
  /** host:port of each. */
  readonly hosts: Readonly<Record<Place, string>>;
  readonly endpoint: RegistryEndpoint;
  readonly asked: Asked[];
  /** Certificate of the authority that both were issued by. */
  readonly authority: string;
  readonly http: Http;
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

export const password = 'a-password-nobody-else-may-see';

/** Starts both; their names lead to this machine for `http` alone, and this process trusts their authority. */
export async function startHostileServers(): Promise<HostileServers> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'hostile-'));
  const authority = await createAuthority(dir, 'hostile');
  const hosts = ['registry.test', 'accomplice.test', '127.0.0.1'];
  const tls = await readMaterial(await issueCertificate({ dir, name: 'servers', hosts, authority }));
  const ca = await readFile(authority.certificate, 'utf8');
  setDefaultCACertificates([...getCACertificates('default'), ca]);

  const asked: Asked[] = [];
  let behaviour: Behaviour = (_request, response) => response.writeHead(404).end();
  const start = async (at: Place) => {
    const server = createServer({ ...tls, maxHeaderSize: 64 * 1024 }, (request, response) => {
      const { method = '', url = '', rawHeaders } = request;
      asked.push({ at, method, path: url, head: [method, url, ...rawHeaders].join('\n') });
      response.on('error', () => undefined);
      behaviour(request, response, at);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return { server, host: `${at}.test:${address.port}` };
  };
  const registry = await start('registry');
  const accomplice = await start('accomplice');
  const http = createHttp({
    lookup: (_hostname, options, callback) =>
      options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4),
    connectMs: 500,
  });
  return {
    hosts: { registry: registry.host, accomplice: accomplice.host },
    endpoint: {
      name: 'hostile',
      host: registry.host,
      baseUrl: `https://${registry.host}`,
      path: 'team',
      required: true,
      traits: { chunkedUpload: false, mount: 'any', concurrency: 4 },
      credential: async () => ({ username: 'robot', password }),
    },
    asked,
    authority: authority.certificate,
    http,
    behave: (next) => {
      asked.length = 0;
      behaviour = next;
    },
    close: async () => {
      for (const { server } of [registry, accomplice]) {
        server.closeAllConnections();
        server.close();
      }
      await http.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Asks for a token of its own token service, gives it out, and leaves the rest to `then`. */
export function withTokens(token: string, then: Behaviour): Behaviour {
  return (request, response, at) => {
    if (at === 'registry' && request.url?.startsWith('/token'))
      return response.end(JSON.stringify({ token, expires_in: 300 }));
    if (at === 'registry' && request.headers.authorization !== `Bearer ${token}`) {
      const realm = `https://${request.headers.host}/token`;
      response.writeHead(401, { 'www-authenticate': `Bearer realm="${realm}",service="registry"` });
      return response.end();
    }
    return then(request, response, at);
  };
}
