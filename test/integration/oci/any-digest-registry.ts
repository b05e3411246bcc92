import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { algorithmOf, digestOf, isDigest } from '../../../src/oci/digest.ts';

interface Stored {
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/**
 * The least that is a registry, for digests of any algorithm: the real ones at hand compute SHA-256 only. Content whose
 * digest is not the announced one is refused. Resolves to its address and a way to end it.
 */
export async function startAnyDigestRegistry(): Promise<{ readonly address: string; close(): void }> {
  const content = new Map<string, Stored>();
  const store = (digest: string, mediaType: string, bytes: Buffer) => {
    if (digestOf(bytes, algorithmOf(digest)) !== digest) return undefined;
    content.set(digest, { digest, mediaType, bytes });
    return digest;
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', headers } = request;
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://registry');
    const name = pathname.slice(pathname.lastIndexOf('/') + 1);
    const end = (status: number, head: Record<string, string | number> = {}, body?: Buffer) =>
      void response.writeHead(status, head).end(body);
    if (method === 'POST') return end(202, { location: `${pathname}session` });
    if (method === 'PUT') {
      const bytes = await buffer(request);
      // A tag gets the digest under which the same content was stored before.
      const known = [...content.values()].find((one) => one.bytes.equals(bytes))?.digest ?? '';
      const wanted = searchParams.get('digest') ?? (isDigest(name) ? name : known);
      const digest = isDigest(wanted) ? store(wanted, headers['content-type'] ?? '', bytes) : undefined;
      const stored = content.get(digest ?? '');
      if (stored !== undefined && !isDigest(name)) content.set(name, stored);
      return end(
        digest === undefined ? 400 : 201,
        digest === undefined ? {} : { 'docker-content-digest': digest },
      );
    }
    const found = content.get(name);
    if (pathname === '/v2/') return end(200);
    if (found === undefined) return end(404);
    const { digest, mediaType, bytes } = found;
    const head = {
      'content-type': mediaType,
      'content-length': bytes.length,
      'docker-content-digest': digest,
    };
    end(200, head, method === 'HEAD' ? undefined : bytes);
  }

  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  return {
    address: `127.0.0.1:${typeof at === 'object' ? at?.port : 0}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
