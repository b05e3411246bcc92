import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request as send } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../clock.ts';

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
  /** When each manifest of a repository came (ms), whether or not a tag names it: the storage lists tags alone. */
  arrivals(repository: string): ReadonlyMap<string, number>;
}

export interface StorageAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Connects to the storage at `address` (host:port). */
export function openStorage(address: string, clock: Clock): Storage {
  const arrived = new Map<string, Map<string, number>>();
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
      const status = answer.statusCode ?? 0;
      const [, repository, reference] = /^\/v2\/(.+)\/manifests\/([^/]+)$/.exec(path) ?? [];
      if (repository !== undefined && status < 300) {
        const known = arrived.get(repository) ?? new Map<string, number>();
        arrived.set(repository, known);
        const digest = `${answer.headers['docker-content-digest'] ?? reference}`;
        if (method === 'PUT') known.set(digest, known.get(digest) ?? clock.now());
        if (method === 'DELETE') known.delete(digest);
      }
      return { status, headers: answer.headers, body: Buffer.concat(chunks) };
    },
    arrivals: (repository) => arrived.get(repository) ?? new Map(),
  };
}
