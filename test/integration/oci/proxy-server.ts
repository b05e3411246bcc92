import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

/** A proxy that knows only CONNECT, as companies have them. */
export interface ProxyServer {
  readonly url: string;
  /** What was asked of it: `CONNECT HOST:PORT`, or a method and URL it refused. */
  readonly asked: string[];
  /** Proxy-Authorization of each. */
  readonly authorizations: (string | undefined)[];
  close(): void;
}

/** Starts a proxy for which names lead to ports of this machine; every other name is refused with 403. */
export async function startProxy(places: Readonly<Record<string, string>>): Promise<ProxyServer> {
  const asked: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(405).end();
  });
  server.on('connect', (request: IncomingMessage, client: Duplex) => {
    asked.push(`CONNECT ${request.url}`);
    authorizations.push(request.headers['proxy-authorization']);
    client.on('error', () => undefined);
    const place = places[request.url ?? ''];
    if (place === undefined) return client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const upstream = connect(Number(place.split(':')[1]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(upstream).pipe(client);
    });
    upstream.on('error', () => client.destroy());
    return undefined;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    authorizations,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
