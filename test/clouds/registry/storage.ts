import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request as send } from 'node:http';

/** The real registry behind a front, reached over plain HTTP on loopback. */
export interface Storage {
  /** Sends a request; `body` is streamed. The caller reads or drains the answer. */
  send(
    method: string,
    path: string,
    headers?: OutgoingHttpHeaders,
    body?: AsyncIterable<Uint8Array>,
  ): Promise<IncomingMessage>;
  /** Sends a small request and reads the answer whole. */
  call(
    method: string,
    path: string,
    headers?: OutgoingHttpHeaders,
    body?: Uint8Array,
  ): Promise<StorageAnswer>;
}

export interface StorageAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Connects to the storage at `address` (host:port). */
export function openStorage(address: string): Storage {
  const agent = new Agent({ keepAlive: true });
  const [host, port] = address.split(':');

  const open: Storage['send'] = (method, path, headers = {}, body) =>
    new Promise((resolve, reject) => {
      const request = send({ agent, host, port, method, path, headers }, resolve);
      request.on('error', reject);
      if (body === undefined) request.end();
      else pump(body, request).catch((error: Error) => request.destroy(error));
    });

  return {
    send: open,
    call: async (method, path, headers = {}, body) => {
      const sized = body === undefined ? headers : { ...headers, 'content-length': body.length };
      const answer = await open(method, path, sized, body === undefined ? undefined : once(body));
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(Buffer.from(chunk));
      return { status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) };
    },
  };
}

async function* once(body: Uint8Array): AsyncIterable<Uint8Array> {
  yield body;
}

async function pump(body: AsyncIterable<Uint8Array>, request: ReturnType<typeof send>): Promise<void> {
  for await (const chunk of body) {
    if (!request.write(chunk)) await new Promise<void>((resolve) => request.once('drain', resolve));
  }
  request.end();
}
