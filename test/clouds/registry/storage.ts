import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request as send } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The real registry behind a front, reached over plain HTTP on loopback. */
export interface Storage {
  /** Sends a request; `body` is streamed. The caller reads or drains the answer. */
  send(
    method: string,
    path: string,
    headers?: OutgoingHttpHeaders,
    body?: Readable,
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
      else pipeline(body, request).catch((error: Error) => request.destroy(error));
    });

  return {
    send: open,
    call: async (method, path, headers = {}, body) => {
      const sized = body === undefined ? headers : { ...headers, 'content-length': body.length };
      const answer = await open(method, path, sized, body === undefined ? undefined : Readable.from([body]));
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(Buffer.from(chunk));
      return { status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) };
    },
  };
}
