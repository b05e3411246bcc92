import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Handler, Reply } from '../http/exchange.ts';
import { type Listener, listen } from '../http/listener.ts';
import type { TlsMaterial } from '../tls/certificates.ts';
import { relay } from './relay.ts';
import type { Storage } from './storage.ts';

/** The host that registries redirect blob reads to. */
export interface ObjectStore {
  /** A signed URL of a blob. */
  sign(repository: string, digest: string): string;
  readonly listener: Listener;
}

const lifetimeSeconds = 600;

/** Starts an object store that serves blobs to signed URLs and, as S3 does, refuses a second kind of authentication. */
export async function startObjectStore(options: {
  readonly name: string;
  readonly tls: TlsMaterial;
  readonly clock: Clock;
  readonly storage: Storage;
}): Promise<ObjectStore> {
  const secret = randomBytes(32);
  const { clock, storage } = options;
  const signature = (path: string, expires: string) =>
    createHmac('sha256', secret).update(`${path} ${expires}`).digest('hex');

  const handler: Handler = async (exchange) => {
    const { request, url, method } = exchange;
    if (method !== 'GET' && method !== 'HEAD')
      return failure(405, 'MethodNotAllowed', 'The method is not allowed');
    if (request.headers.authorization !== undefined) {
      return failure(
        400,
        'InvalidArgument',
        'Only one auth mechanism allowed; only the X-Amz-Signature query parameter, Signature query string parameter or the Authorization header should be specified',
      );
    }
    const expires = url.searchParams.get('Expires') ?? '';
    const expected = Buffer.from(signature(url.pathname, expires));
    const given = Buffer.from(url.searchParams.get('Signature') ?? '');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      return failure(
        403,
        'SignatureDoesNotMatch',
        'The request signature we calculated does not match the signature you provided.',
      );
    }
    if (Number(expires) * 1000 <= clock.now()) return failure(403, 'AccessDenied', 'Request has expired');
    const [, repository = '', digest = ''] = /^\/(.+)\/([^/]+)$/.exec(url.pathname) ?? [];
    const { range } = request.headers;
    const headers = range === undefined ? {} : { range };
    const answer = await storage.send(method, `/v2/${repository}/blobs/${digest}`, headers);
    return relay(answer, exchange.response, { 'accept-ranges': 'bytes' });
  };

  const { tls, name } = options;
  const listener = await listen({ name: `${name}-objects`, tls, clock, handler });
  return {
    listener,
    sign: (repository, digest) => {
      const path = `/${repository}/${digest}`;
      const expires = `${Math.floor(clock.now() / 1000) + lifetimeSeconds}`;
      const query = `Expires=${expires}&Signature=${signature(path, expires)}`;
      return `https://127.0.0.1:${listener.port}${path}?${query}`;
    },
  };
}

function failure(status: number, code: string, message: string): Reply {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body };
}
