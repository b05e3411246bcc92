import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from './clock.ts';
import { messageOf } from './errors.ts';
import type { Fetch } from './http.ts';
import { retry } from './retry.ts';

/** An answer that asking again may change. */
class Transient extends Error {}

/**
 * Downloads a file that must have a known SHA-256 from the first of several addresses that delivers it. Returns what
 * went wrong at each address when none does; the file is then not to be used.
 */
export async function downloadVerified(
  urls: readonly string[],
  sha256: string,
  file: string,
  { fetch, clock }: { readonly fetch: Fetch; readonly clock: Clock },
): Promise<{ readonly ok: boolean; readonly problems: readonly string[] }> {
  const problems: string[] = [];
  for (const url of urls) {
    try {
      const actual = await retry(() => download(url, file, fetch), {
        clock,
        attempts: 3,
        retryable: (error) => error instanceof Transient || error instanceof TypeError,
      });
      if (actual === sha256) return { ok: true, problems };
      problems.push(`${url} has SHA-256 ${actual}, not ${sha256}`);
    } catch (error) {
      problems.push(`${url}: ${messageOf(error)}`);
    }
  }
  return { ok: false, problems };
}

async function download(url: string, file: string, fetch: Fetch): Promise<string> {
  const response = await fetch(url);
  if (response.status >= 500 || response.status === 429) {
    await response.body?.cancel();
    throw new Transient(`HTTP ${response.status}`);
  }
  if (!response.ok || response.body === null) throw new Error(`HTTP ${response.status}`);
  const hash = createHash('sha256');
  // The two stream types are the same object under two declarations.
  const body = Readable.fromWeb(response.body as import('node:stream/web').ReadableStream);
  body.on('data', (chunk: Buffer) => hash.update(chunk));
  await pipeline(body, createWriteStream(file, { mode: 0o600 }));
  return hash.digest('hex');
}
