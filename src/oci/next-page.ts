import type { Answer, Transport } from './transport.ts';

/** Where a list goes on (RFC 8288, "Link"); undefined at its end. `REGISTRY_UNSAFE` where that is another host. */
export function nextPage(transport: Transport, answer: Answer): URL | undefined {
  const next = /<([^<>]+)>\s*;[^,<]*\brel="?next"?/.exec(answer.header('link') ?? '')?.[1];
  return next === undefined ? undefined : transport.ownUrl(next, answer.url);
}
