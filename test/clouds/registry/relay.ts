import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

const dropped = new Set(['connection', 'keep-alive', 'transfer-encoding', 'date', 'location']);

/** Streams an answer of the storage to the client, with headers added or replaced. */
export async function relay(
  answer: IncomingMessage,
  response: ServerResponse,
  extra: Readonly<Record<string, string>> = {},
): Promise<'sent'> {
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined && !dropped.has(name)) response.setHeader(name, value);
  }
  for (const [name, value] of Object.entries(extra)) response.setHeader(name, value);
  response.writeHead(answer.statusCode ?? 502);
  try {
    await pipeline(answer, response);
  } catch {
    // The client went away in the middle of the answer; nobody is left to tell.
  }
  return 'sent';
}
