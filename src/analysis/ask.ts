import { ActionError, messageOf } from '../core/errors.ts';
import type { Fetch } from '../core/http.ts';

/** An answer read to its end. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Asks a source for something; rejects where there was no answer. */
export type Ask = (
  path: string,
  init: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  },
  signal: AbortSignal,
) => Promise<Answer>;

/** Milliseconds for one question. A source that needs longer is of no use between two looks. */
export const patienceMs = 10_000;
/** More than any of these APIs says about two series; protects the runner from an endless body. */
const bodyLimit = 4 * 1024 * 1024;

/** Asks below an address. Redirects are refused: what is sent may carry credentials. */
export function askBelow(base: string, headers: Readonly<Record<string, string>>, fetch: Fetch): Ask {
  return async (path, init, signal) => {
    const response = await fetch(`${base}${path}`, {
      ...init,
      headers: { ...headers, ...init.headers },
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
    });
    return readAll(response);
  };
}

/** Reads an answer of at most 4 MiB. */
export async function readAll(response: Response): Promise<Answer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > bodyLimit) throw new Error('answered without end');
    chunks.push(chunk);
  }
  return { status: response.status, text: Buffer.concat(chunks).toString('utf8') };
}

/** A source’s refusal or silence. */
export const unavailable = (source: string, what: string, hint: string, cause?: unknown) =>
  new ActionError('METRICS_UNAVAILABLE', `${source} ${what}`, { hint, cause });

/** Explains silence as such; what the suite knows already, and the end of the watch, pass. */
export async function answered(
  source: string,
  signal: AbortSignal,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ActionError) throw error;
    throw unavailable(
      source,
      `does not answer: ${messageOf(error)}`,
      'See that it runs, and that the runner may reach it; `no-data` says what its silence means.',
      error,
    );
  }
}

/** The answer’s JSON; undefined where it is none. */
export function jsonOf({ text }: Answer): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The beginning of an answer on one line, for messages. */
export function brief(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line || '(empty)';
}
