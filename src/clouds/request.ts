import { ActionError, messageOf } from '../core/errors.ts';
import { retry, retryAfter } from '../core/retry.ts';
import type { CloudPorts } from './provider.ts';

/** An answer read to its end. */
export interface Reply {
  readonly status: number;
  readonly ok: boolean;
  readonly text: string;
}

export interface CloudRequest {
  /** Whom and what for, in the user's words: `AWS STS`. */
  readonly what: string;
  readonly url: string;
  /** Built anew for each try, so that signatures and assertions are fresh. */
  readonly init: () => RequestInit | Promise<RequestInit>;
}

/** More than any of these APIs answers; what is longer is not theirs. */
const maxBytes = 4 * 1024 * 1024;

class Again extends Error {
  readonly reply: Reply;
  readonly pauseMs: number | undefined;
  constructor(reply: Reply, pauseMs: number | undefined) {
    super(`HTTP ${reply.status}`);
    this.reply = reply;
    this.pauseMs = pauseMs;
  }
}

/**
 * Asks a cloud's API. Failed connections, 429 and 5xx are tried again up to five times; every other answer is the
 * caller's to judge. Redirects are refused: what is sent here carries credentials. `CLOUD_FAILED` when it gives up.
 */
export async function request(ports: CloudPorts, { what, url, init }: CloudRequest): Promise<Reply> {
  try {
    return await retry(async () => send(ports, url, await init()), {
      clock: ports.clock,
      signal: ports.signal,
      retryable: (error) =>
        error instanceof Again ? (error.pauseMs ?? true) : !(error instanceof ActionError),
      onRetry: (error) => ports.log.debug(`${what}: ${messageOf(error)}; again`),
    });
  } catch (cause) {
    ports.signal?.throwIfAborted();
    if (cause instanceof ActionError) throw cause;
    const said = cause instanceof Again ? `: ${brief(cause.reply.text)}` : '';
    throw new ActionError('CLOUD_FAILED', `${what} at ${new URL(url).host} kept failing${said}`, {
      hint: 'Try again; if it persists look at the cloud’s status page and at the network between it and the runner.',
      cause,
    });
  }
}

async function send({ fetch, clock, signal }: CloudPorts, url: string, init: RequestInit): Promise<Reply> {
  const response = await fetch(url, { ...init, redirect: 'error', ...(signal ? { signal } : {}) });
  const reply = { status: response.status, ok: response.ok, text: await readText(response) };
  if (reply.status !== 429 && reply.status < 500) return reply;
  throw new Again(reply, retryAfter(response.headers.get('retry-after'), clock.now()));
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new ActionError('CLOUD_FAILED', `${response.url} answered without end`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The beginning of an answer on one line, for messages. */
export function brief(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line || '(empty)';
}
