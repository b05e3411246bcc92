import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request and the response that belongs to it. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  readonly url: URL;
  /** Scheme, host and port as the client addressed them. */
  readonly origin: string;
}

/** A whole answer; a handler that streams answers by itself and returns 'sent'. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export type Handler = (exchange: Exchange) => Promise<Reply | 'sent'> | Reply | 'sent';

/** The largest request body that is kept in memory, in bytes: manifests and API calls, never blobs. */
const bodyLimit = 16 * 1024 * 1024;

/** Reads a small request body whole. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const buffer = Buffer.from(chunk);
    size += buffer.length;
    if (size > bodyLimit) throw new Error(`request body is larger than ${bodyLimit} bytes`);
    chunks.push(buffer);
  }
  return Buffer.concat(chunks);
}

/** Reads a form body. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  return new URLSearchParams((await readBody(request)).toString('utf8'));
}

/** Parses JSON; undefined where the text is none. */
export function parseJson(text: string | Uint8Array): unknown {
  try {
    return JSON.parse(typeof text === 'string' ? text : Buffer.from(text).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** A JSON answer. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** The credentials of an Authorization header of the given scheme, undefined where there is none. */
export function authorization(
  request: IncomingMessage,
  scheme: 'Basic' | 'Bearer' | 'token',
): string | undefined {
  const header = request.headers.authorization ?? '';
  const [name, value] = header.split(' ', 2);
  return name?.toLowerCase() === scheme.toLowerCase() && value ? value : undefined;
}

/** User name and password of a Basic Authorization header. */
export function basicCredentials(
  request: IncomingMessage,
): { username: string; password: string } | undefined {
  const encoded = authorization(request, 'Basic');
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { username: text.slice(0, colon), password: text.slice(colon + 1) };
}
