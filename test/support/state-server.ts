import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/**
 * A place for one Terraform state with a lock, as the `http` backend asks for it.
 * https://developer.hashicorp.com/terraform/language/backend/http
 */
export async function startStateServer() {
  const held: { state: string | undefined; lock: string | undefined } = { state: undefined, lock: undefined };
  const versions: string[] = [];
  /** Called at each read of the state under a lock, which waits for it. */
  const reading: { locked?: () => Promise<void> } = {};
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const answer = (status: number, content = '') => response.writeHead(status).end(content);
    switch (request.method) {
      case 'GET':
        if (held.lock !== undefined) await reading.locked?.();
        return held.state === undefined ? answer(404) : answer(200, held.state);
      case 'POST':
        versions.push(body);
        held.state = body;
        return answer(200);
      case 'LOCK':
        if (held.lock !== undefined) return answer(423, held.lock);
        held.lock = body;
        return answer(200);
      case 'UNLOCK':
        held.lock = undefined;
        return answer(200);
      default:
        return answer(405);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('a TCP server has a port');
  return {
    url: `http://127.0.0.1:${address.port}/state`,
    held,
    reading,
    versions,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
