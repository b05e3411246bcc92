import type { Readable } from 'node:stream';
import { ActionError } from '../core/errors.ts';
import { codeOf } from './connection-failure.ts';
import type { RegistryEndpoint } from './registry-endpoint.ts';
import { RequestError } from './request-error.ts';
import { defaultSilenceMs } from './sender.ts';
import type { Answer, RegistryPorts } from './transport.ts';

const bodyLimit = 64 * 1024;

/** Reads an answer whole, as much and as long as is sensible. `REGISTRY_UNSAFE` for one that is too large. */
export async function readAnswer(
  body: Readable,
  what: string,
  { name, host }: RegistryEndpoint,
  { signal, silenceMs = defaultSilenceMs }: RegistryPorts,
  limit = bodyLimit,
): Promise<Buffer> {
  const endsAt = performance.now() + 4 * silenceMs;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit)
        throw new ActionError(
          'REGISTRY_UNSAFE',
          `Registry ${name} (${host}): ${what} was answered with more than ${limit} bytes`,
        );
      // Byte by byte an answer could go on for ever without a pause long enough to notice.
      if (performance.now() > endsAt)
        throw new RequestError(`${what}: the answer never ended`, { silent: true });
      chunks.push(chunk);
    }
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof ActionError || cause instanceof RequestError) throw cause;
    const silent = codeOf(cause) === 'UND_ERR_BODY_TIMEOUT';
    throw new RequestError(`${what}: the answer broke off`, { silent, cause });
  }
  return Buffer.concat(chunks);
}

/** `REGISTRY_FAILED` for an answer in an encoding: none is asked for, and digests are of the plain bytes. */
export function checkEncoding(
  answer: Answer & { readonly body: Readable },
  what: string,
  { name, host }: RegistryEndpoint,
): void {
  const encoding = answer.header('content-encoding') ?? 'identity';
  if (encoding === 'identity' || encoding === '') return;
  // To be given up is an error for a body, and nobody else listens.
  answer.body.on('error', () => undefined).destroy();
  throw new ActionError(
    'REGISTRY_FAILED',
    `Registry ${name} (${host}): ${what} was answered in the encoding ${encoding}, which was not asked for`,
    { hint: 'Let whatever stands before the registry pass its answers on as they are.' },
  );
}
