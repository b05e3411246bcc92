import { redact } from '../core/redact.ts';

/** An answer as a check sees it. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  /** Cut at `bodyLimit`. */
  readonly body: string;
}

/** More than a smoke test looks at; protects the runner from an endless body. */
const bodyLimit = 1024 * 1024;
const excerptLimit = 4096;

/** Reads a response, at most 1 MiB of it. */
export async function readAnswer(response: Response): Promise<Answer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // The types of Node's and undici's streams differ; both are async iterables of bytes.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= bodyLimit) break;
  }
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    body: Buffer.concat(chunks).subarray(0, bodyLimit).toString('utf8'),
  };
}

/** What a person needs to see of a wrong answer: status, type and the start of the body, without credentials. */
export function excerpt({ status, contentType, body }: Answer): string {
  const text = redact(body);
  const cut = Buffer.from(text)
    .subarray(0, excerptLimit)
    .toString('utf8')
    .replace(/\uFFFD$/, '');
  const rest = Buffer.byteLength(text) - Buffer.byteLength(cut);
  return `HTTP ${status}  ${contentType || 'no content type'}\n${cut}${rest > 0 ? `\n… ${rest} more bytes` : ''}`;
}
