import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import type { Stack } from '../clouds/index.ts';

/** Asks a stand-in's control endpoint: POST with a body, DELETE without. GitHub's unless another server is named. */
export async function control(
  stack: Stack,
  path: string,
  body?: object,
  server: string = stack.github.api,
): Promise<unknown> {
  const ca = await readFile(stack.ca);
  const text = await new Promise<string>((resolve, reject) => {
    const call = request(
      new URL(path, server),
      {
        ca,
        agent: false,
        method: body === undefined ? 'DELETE' : 'POST',
        headers: { 'content-type': 'application/json' },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(Buffer.concat(chunks).toString()));
      },
    );
    call.once('error', reject);
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
  return text === '' ? undefined : JSON.parse(text);
}
