import { z } from 'zod';
import { ActionError, messageOf } from '../core/errors.ts';
import { retry, retryAfter } from '../core/retry.ts';
import type { CloudPorts } from './provider.ts';

/** An answer read to its end. */
export interface Reply {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: Headers;
  readonly text: string;
}

export interface CloudRequest {
  /** Whom and what for, in the user's words: `AWS STS`. */
  readonly what: string;
  readonly url: string;
  /** Built anew for each try, so that signatures and assertions are fresh. */
  readonly init: () => RequestInit | Promise<RequestInit>;
  /** What an answer says that looks like a refusal and is none: asking again may help. */
  readonly transient?: (reply: Reply) => string | undefined;
  /** Tries in all; five without it. */
  readonly attempts?: number;
}

/** More than any of these APIs answers; what is longer is not theirs. */
const maxBytes = 4 * 1024 * 1024;

class Again extends Error {
  readonly said: string;
  readonly pauseMs: number | undefined;
  constructor(status: number, said: string, pauseMs: number | undefined) {
    super(`HTTP ${status}`);
    this.said = said;
    this.pauseMs = pauseMs;
  }
}

/**
 * Asks a cloud's API. Failed connections, 429, 5xx and what the caller calls transient are tried again; every other
 * answer is the caller's to judge. Redirects are refused: what is sent here carries credentials. `CLOUD_FAILED` when it
 * gives up.
 */
export async function request(ports: CloudPorts, asked: CloudRequest): Promise<Reply> {
  const { what, url } = asked;
  try {
    return await retry(() => send(ports, asked), {
      attempts: asked.attempts ?? 5,
      clock: ports.clock,
      signal: ports.signal,
      retryable: (error) =>
        error instanceof Again ? (error.pauseMs ?? true) : !(error instanceof ActionError),
      onRetry: (error) => ports.log.debug(`${what}: ${messageOf(error)}; again`),
    });
  } catch (cause) {
    ports.signal?.throwIfAborted();
    if (cause instanceof ActionError) throw cause;
    const said = cause instanceof Again ? `: ${cause.said}` : '';
    throw new ActionError('CLOUD_FAILED', `${what} at ${new URL(url).host} kept failing${said}`, {
      hint: 'Try again; if it persists look at the cloud’s status page and at the network between it and the runner.',
      cause,
    });
  }
}

async function send(
  { fetch, clock, signal }: CloudPorts,
  { url, init, transient }: CloudRequest,
): Promise<Reply> {
  const sent = await init();
  const response = await fetch(url, { ...sent, redirect: 'error', ...(signal ? { signal } : {}) });
  const { status, ok, headers } = response;
  const reply = { status, ok, headers, text: await readText(response, url) };
  const busy = reply.status === 429 || reply.status >= 500 ? brief(reply.text) : undefined;
  const said = (reply.ok ? undefined : transient?.(reply)) ?? busy;
  if (said === undefined) return reply;
  throw new Again(reply.status, said, retryAfter(headers.get('retry-after'), clock.now()));
}

async function readText(response: Response, url: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new ActionError('CLOUD_FAILED', `${new URL(url).host} answered without end`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** An answer's JSON, where it is some and of that form. */
export function readJson<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What AWS says beside the code in its header. */
const spoken = z.union([
  z.strictObject({ message: z.string() }).transform(({ message }) => message),
  z.strictObject({ Message: z.string() }).transform(({ Message }) => Message),
]);

/** The beginning of an answer on one line, for messages; of JSON that is a message alone, the message. */
export function brief(text: string): string {
  const line = (readJson(spoken, text) ?? text).replace(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line || '(empty)';
}
