import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Exchange, Reply } from '../http/exchange.ts';
import { registryError } from './errors.ts';
import type { RegistryKind } from './kind.ts';
import type { Storage, StorageAnswer } from './storage.ts';

interface Upload {
  readonly name: string;
  /** Path of the upload in the storage. */
  location: string;
  /** Bytes stored. */
  size: number;
  chunks: number;
}

/** Blob uploads of one registry, each handed on to an upload in the storage. */
export interface Uploads {
  start(exchange: Exchange, name: string): Promise<Reply>;
  mount(exchange: Exchange, name: string, from: string, digest: string): Promise<Reply>;
  continue(exchange: Exchange, name: string, id: string): Promise<Reply>;
  /** Repository of an upload that is under way. */
  nameOf(id: string): string | undefined;
}

const octets = { 'content-type': 'application/octet-stream' };

/** No uploads yet. */
export function createUploads(kind: RegistryKind, storage: Storage): Uploads {
  const uploads = new Map<string, Upload>();

  const base = (exchange: Exchange): string => (kind.absoluteLocations ? exchange.origin : '');

  const location = (exchange: Exchange, name: string, id: string): Record<string, string> => ({
    location: `${base(exchange)}${kind.uploadLocation(name, id)}`,
    'docker-upload-uuid': id,
  });

  const created = (exchange: Exchange, name: string, digest: string): Reply => {
    const where = `${base(exchange)}/v2/${name}/blobs/${digest}`;
    return { status: 201, headers: { location: where, 'docker-content-digest': digest } };
  };

  const range = (upload: Upload): Record<string, string> => ({ range: `0-${Math.max(0, upload.size - 1)}` });

  const patch = async (exchange: Exchange, id: string, upload: Upload): Promise<Reply> => {
    const judgement = kind.judgeChunk(exchange, upload.chunks === 0);
    if (typeof judgement !== 'string') return judgement;
    upload.chunks += 1;
    if (judgement === 'discard') {
      for await (const _ of exchange.request);
    } else {
      const sent = { bytes: 0 };
      const answer = await forward(storage, 'PATCH', upload, exchange.request, sent);
      if (answer.status !== 202) return passOn(answer);
      upload.location = pathOf(answer);
      upload.size += sent.bytes;
    }
    return {
      status: kind.chunkStatus,
      headers: { ...location(exchange, upload.name, id), ...range(upload) },
    };
  };

  const finish = async (exchange: Exchange, id: string, upload: Upload): Promise<Reply> => {
    const digest = exchange.url.searchParams.get('digest');
    if (digest === null) return registryError(400, 'DIGEST_INVALID', 'digest is missing');
    const location = `${upload.location}${upload.location.includes('?') ? '&' : '?'}digest=${encodeURIComponent(digest)}`;
    const answer = await forward(storage, 'PUT', { ...upload, location }, exchange.request, { bytes: 0 });
    if (answer.status !== 201) return passOn(answer);
    uploads.delete(id);
    return created(exchange, upload.name, digest);
  };

  return {
    nameOf: (id) => uploads.get(id)?.name,
    start: async (exchange, name) => {
      exchange.request.resume();
      const answer = await storage.call('POST', `/v2/${name}/blobs/uploads/`, octets);
      if (answer.status !== 202) return passOn(answer);
      const id = randomUUID();
      uploads.set(id, { name, location: pathOf(answer), size: 0, chunks: 0 });
      return { status: 202, headers: { ...location(exchange, name, id), range: '0-0' } };
    },
    mount: async (exchange, name, from, digest) => {
      const answer = await storage.call(
        'POST',
        `/v2/${name}/blobs/uploads/?mount=${digest}&from=${from}`,
        octets,
      );
      return answer.status === 201 ? created(exchange, name, digest) : passOn(answer);
    },
    continue: async (exchange, name, id) => {
      const upload = uploads.get(id);
      if (!upload || upload.name !== name)
        return registryError(404, 'BLOB_UPLOAD_UNKNOWN', 'blob upload unknown to registry');
      switch (exchange.method) {
        case 'GET':
          return { status: 204, headers: { ...location(exchange, name, id), ...range(upload) } };
        case 'PATCH':
          return patch(exchange, id, upload);
        case 'PUT':
          return finish(exchange, id, upload);
        case 'DELETE':
          uploads.delete(id);
          return { status: 204 };
        default:
          return registryError(405, 'UNSUPPORTED', 'The operation is unsupported.');
      }
    },
  };
}

async function forward(
  storage: Storage,
  method: string,
  upload: Upload,
  request: IncomingMessage,
  sent: { bytes: number },
): Promise<StorageAnswer> {
  const headers: Record<string, string> = { ...octets };
  for (const name of ['content-length', 'content-range'] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers[name] = value;
  }
  // A chunk without a range goes on where the last one ended; the storage wants to be told.
  const length = Number(headers['content-length'] ?? 0);
  if (upload.size > 0 && length > 0 && headers['content-range'] === undefined) {
    headers['content-range'] = `${upload.size}-${upload.size + length - 1}`;
  }
  request.on('data', (chunk: Buffer) => {
    sent.bytes += chunk.length;
  });
  const answer = await storage.send(method, upload.location, headers, request);
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(Buffer.from(chunk));
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) };
}

function pathOf(answer: StorageAnswer): string {
  const url = new URL(answer.headers.location ?? '', 'http://storage');
  return `${url.pathname}${url.search}`;
}

function passOn(answer: StorageAnswer): Reply {
  return { status: answer.status, headers: { 'content-type': 'application/json' }, body: answer.body };
}
