import type { IncomingMessage } from 'node:http';
import { ProblemError, problem } from './problem.ts';

/** Largest body accepted from a client, in bytes; replicas may send each other more. */
export const MAX_BODY_BYTES = 64 * 1024;

/**
 * Reads and parses a JSON body.
 * Throws a problem: 415 for another media type, 413 beyond `MAX_BODY_BYTES`, 400 for text that is no JSON.
 */
export const readJson = async (request: IncomingMessage): Promise<unknown> => {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw problem(415, 'unsupported-media-type', 'Send the body as application/json');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  // Destroying the request would take the connection with it, before the refusal is sent.
  const body: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      const detail = `The body may have at most ${MAX_BODY_BYTES} bytes`;
      throw new ProblemError({
        status: 413,
        code: 'body-too-large',
        detail,
        headers: { connection: 'close' },
      });
    }
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw problem(400, 'malformed-json', 'The body is not valid JSON');
  }
};
