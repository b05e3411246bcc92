import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../clock.ts';
import type { Session, Sessions } from './sessions.ts';

/** A request as it was signed. */
export interface SignedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
  /** Milliseconds a presigned request is accepted after its date, instead of its own X-Amz-Expires. */
  readonly lifetime?: number;
}

export type SignatureFailure =
  | 'missing'
  | 'incomplete'
  | 'unknown-key'
  | 'signature'
  | 'expired-request'
  | 'expired-token';

export type SignatureVerdict =
  | { readonly ok: true; readonly session: Session; readonly signedHeaders: readonly string[] }
  | { readonly ok: false; readonly reason: SignatureFailure };

interface Presented {
  readonly credential: readonly string[];
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly date: string;
  readonly token: string;
  /** Milliseconds the request is valid after its date. */
  readonly lifetime: number;
  readonly presigned: boolean;
}

const algorithm = 'AWS4-HMAC-SHA256';
const skew = 5 * 60 * 1000;

/**
 * Verifies Signature Version 4 in the Authorization header or in the query (presigned), for one service and region.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function verifySignature(
  request: SignedRequest,
  scope: { readonly service: string; readonly region: string },
  state: { readonly sessions: Sessions; readonly clock: Clock },
): SignatureVerdict {
  const presented = presentedIn(request);
  if (presented === undefined) return { ok: false, reason: 'missing' };
  const [key = '', day = '', region, service, end] = presented.credential;
  const complete = region === scope.region && service === scope.service && end === 'aws4_request';
  if (!complete || !presented.date.startsWith(day) || !presented.signedHeaders.includes('host')) {
    return { ok: false, reason: 'incomplete' };
  }
  const session = state.sessions.find(key);
  if (session === undefined || presented.token !== session.sessionToken)
    return { ok: false, reason: 'unknown-key' };
  const text = stringToSign(request, presented);
  let secret: Buffer = Buffer.from(`AWS4${session.secretAccessKey}`);
  for (const part of [day, region, service, end, text])
    secret = createHmac('sha256', secret).update(part).digest();
  const given = Buffer.from(presented.signature, 'hex');
  if (given.length !== secret.length || !timingSafeEqual(given, secret))
    return { ok: false, reason: 'signature' };
  const signed = Date.parse(
    presented.date.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'),
  );
  const now = state.clock.now();
  if (!(signed <= now + skew && now <= signed + presented.lifetime))
    return { ok: false, reason: 'expired-request' };
  if (session.expires <= now) return { ok: false, reason: 'expired-token' };
  return { ok: true, session, signedHeaders: presented.signedHeaders };
}

function presentedIn({ headers, url, lifetime }: SignedRequest): Presented | undefined {
  const query = url.searchParams;
  if (query.has('X-Amz-Signature')) {
    return {
      credential: (query.get('X-Amz-Credential') ?? '').split('/'),
      signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
      signature: query.get('X-Amz-Signature') ?? '',
      date: query.get('X-Amz-Date') ?? '',
      token: query.get('X-Amz-Security-Token') ?? '',
      lifetime: lifetime ?? Number(query.get('X-Amz-Expires') ?? '0') * 1000,
      presigned: true,
    };
  }
  const header = headers.authorization;
  if (!header?.startsWith(`${algorithm} `)) return undefined;
  const fields = new Map(
    header
      .slice(algorithm.length)
      .split(',')
      .map((field) => field.trim().split('=', 2))
      .map(([name = '', value = '']) => [name, value]),
  );
  return {
    credential: (fields.get('Credential') ?? '').split('/'),
    signedHeaders: (fields.get('SignedHeaders') ?? '').split(';'),
    signature: fields.get('Signature') ?? '',
    date: `${headers['x-amz-date'] ?? ''}`,
    token: `${headers['x-amz-security-token'] ?? ''}`,
    lifetime: skew,
    presigned: false,
  };
}

function stringToSign(request: SignedRequest, presented: Presented): string {
  const encode = (text: string) =>
    encodeURIComponent(text).replace(
      /[!'()*]/g,
      (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  const hash = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
  const { method, url, headers, body } = request;
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const path = url.pathname.split('/').map(encode).join('/');
  const named = presented.signedHeaders.map(
    (name) => `${name}:${`${headers[name] ?? ''}`.trim().replace(/ +/g, ' ')}\n`,
  );
  const payload = presented.presigned ? hash('') : hash(body);
  const canonical = [method, path, query, named.join(''), presented.signedHeaders.join(';'), payload].join(
    '\n',
  );
  return [algorithm, presented.date, presented.credential.slice(1).join('/'), hash(canonical)].join('\n');
}
